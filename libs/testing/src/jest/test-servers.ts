import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startNats } from '../nats/start-nats.js';
import type { NatsServer } from '../nats/start-nats.js';
import { startPostgres } from '../postgres/start-postgres.js';
import type { PostgresServer } from '../postgres/start-postgres.js';

export interface TestServers {
  postgres: PostgresServer;
  nats: NatsServer;
  stop(): Promise<void>;
}

/** One PostgreSQL and one NATS on free ports in a temporary folder; they end with this process even when it is killed. */
export async function startTestServers(): Promise<TestServers> {
  const folder = await mkdtemp(join(tmpdir(), 'ducha-test-'));
  await chmod(folder, 0o755);
  const watchdog = watch(folder);
  const onSpawn = (pid: number) => void watchdog.stdin?.write(`${pid}\n`);
  // Ends what still runs and deletes the folder.
  const dismiss = () =>
    new Promise<unknown>((resolve) => {
      if (watchdog.exitCode !== null) return resolve(undefined);
      // Waiting must keep this process alive: jest writes its report only after the teardown.
      watchdog.ref();
      watchdog.once('exit', resolve).stdin?.end();
    });
  const [postgres, nats] = await Promise.allSettled([
    startPostgres({ dir: join(folder, 'pg'), isDurable: false, onSpawn }),
    startNats({ dir: join(folder, 'nats'), isDurable: false, onSpawn }),
  ]);
  if (postgres.status === 'rejected' || nats.status === 'rejected') {
    await dismiss();
    throw postgres.status === 'rejected' ? postgres.reason : (nats as PromiseRejectedResult).reason;
  }
  return {
    postgres: postgres.value,
    nats: nats.value,
    async stop() {
      await Promise.all([postgres.value.stop(), nats.value.stop()]);
      await dismiss();
    },
  };
}

function watch(folder: string): ChildProcess {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const script = fileURLToPath(new URL(`./watchdog.${extension}`, import.meta.url));
  const child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}
