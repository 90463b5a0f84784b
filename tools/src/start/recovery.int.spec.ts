import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processIdentity } from '@ducha/testing';
import type { Part } from './part.js';
import { recover } from './recovery.js';
import { knownProcess, readState, writeState } from './state-file.js';
import type { KnownProcess, RunningPart } from './state-file.js';
import { aPart } from './test-part.js';

let folder: string;
let runFile: string;
let running: Part[];

const dead: KnownProcess = { pid: 999_999_999, startedAt: 'once' };

async function aRunningPart(name: string): Promise<RunningPart> {
  const part = await (await aPart(folder, name)).start(() => undefined);
  running.push(part);
  return { name, logFile: part.logFile, probe: part.probe, ...(await knownProcess(part.pid)) };
}

const record = (supervisor: KnownProcess, parts: RunningPart[]) =>
  writeState(runFile, { origin: 'http://localhost:8080', phase: 'READY', supervisor, parts, external: [] });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ducha-recovery-'));
  runFile = join(folder, 'run.json');
  running = [];
});

afterEach(async () => {
  for (const part of running) await part.stop();
  await rm(folder, { recursive: true });
});

describe('recover', () => {
  it('finds nothing to do where nothing ran', async () => {
    expect(await recover(runFile)).toEqual([]);
  });

  it('refuses while the platform runs, naming its address and process', async () => {
    await record(await knownProcess(process.pid), []);
    await expect(recover(runFile)).rejects.toMatchObject({
      message: `平台已在运行：http://localhost:8080（进程 ${process.pid}）`,
      advice: '如需重新启动，请先运行 npm run stop',
    });
  });

  it('ends the parts of a supervisor that was killed, last started first, and forgets it', async () => {
    await record(dead, [await aRunningPart('intake'), await aRunningPart('tracking')]);
    expect(await recover(runFile)).toEqual(['tracking', 'intake']);
    expect(await readFile(join(folder, 'ended'), 'utf8')).toBe('tracking\nintake\n');
    expect(await readState(runFile)).toBeNull();
  });

  it('leaves a process alone that was given the pid of a part', async () => {
    const stranger = await aRunningPart('intake');
    await record(dead, [{ ...stranger, startedAt: 'earlier' }]);
    expect(await recover(runFile)).toEqual([]);
    expect(await processIdentity(stranger.pid)).not.toBeNull();
  });

  it('treats a record that cannot be read as none', async () => {
    await writeFile(runFile, '{ "parts": [');
    expect(await recover(runFile)).toEqual([]);
    expect(await readState(runFile)).toBeNull();
  });
});
