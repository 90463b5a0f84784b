import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNats } from './start-nats.js';

interface JetStreamReport {
  config: { sync_always?: boolean; sync_interval?: number };
}

describe('startNats', () => {
  it('writes every message to disk before it acknowledges, and comes back on its data after a kill -9', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'ducha-nats-'));
    const killed = await startNats({ dir });
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;

    const server = await startNats({ dir });
    const report = (await (await fetch(`${server.monitorUrl}/jsz?config=true`)).json()) as JetStreamReport;
    await server.stop();
    expect(report.config.sync_always).toBe(true);
    expect(await readFile(join(dir, 'nats.conf'), 'utf8')).toContain('sync_interval: always');
    await rm(dir, { recursive: true });
  });

  it('says why when the port is taken', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'ducha-nats-'));
    const holder = await startNats({ dir: join(dir, 'a'), isDurable: false });
    const port = Number(new URL(holder.url).port);
    await expect(startNats({ dir: join(dir, 'b'), port, isDurable: false })).rejects.toThrow('address already in use');
    await holder.stop();
    await rm(dir, { recursive: true });
  });
});
