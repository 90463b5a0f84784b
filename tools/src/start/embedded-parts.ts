import { join } from 'node:path';
import { findNatsServer, freePort, startNats, startPostgres } from '@ducha/testing';
import pg from 'pg';
import type { Layout } from './layout.js';
import { texts } from './messages.zh-cn.js';
import type { Part, PartPlan } from './part.js';
import { StartFailure } from './start-failure.js';

export interface PostgresPlan extends PartPlan {
  /** Known once it has started: the password is made with the cluster. */
  url(database: string): string;
}

export async function postgresPlan(layout: Layout): Promise<PostgresPlan> {
  const port = await freePort();
  const logFile = join(layout.logs, 'postgres.log');
  let url: ((database: string) => string) | undefined;
  const plan: PostgresPlan = {
    name: 'postgres',
    logFile,
    probe: { kind: 'postgres', url: '' },
    url: (database) => url?.(database) ?? '',
    async start(onSpawn) {
      const sharedBuffers = process.env.POSTGRES_SHARED_BUFFERS;
      const server = await failing('postgres', () =>
        startPostgres({ dir: layout.postgres, port, logFile, sharedBuffers, onSpawn }),
      );
      url = server.url;
      plan.probe = { kind: 'postgres', url: server.adminUrl };
      return part(server, logFile, plan);
    },
  };
  return plan;
}

export interface NatsPlan extends PartPlan {
  url: string;
  monitorUrl: string;
}

/** @param log takes progress lines while the program is found or got */
export async function natsPlan(layout: Layout, log: (line: string) => void): Promise<NatsPlan> {
  const program = await findNatsServer(log).catch((error: Error) => {
    throw new StartFailure(texts.natsMissing, { advice: error.message, cause: error });
  });
  const [port, monitorPort] = [await freePort(), await freePort()];
  const logFile = join(layout.logs, 'nats.log');
  const monitorUrl = `http://127.0.0.1:${monitorPort}`;
  const plan: NatsPlan = {
    name: 'nats',
    logFile,
    url: `nats://127.0.0.1:${port}`,
    monitorUrl,
    probe: { kind: 'nats', monitorUrl },
    async start(onSpawn) {
      const options = { dir: layout.nats, port, monitorPort, logFile, program, onSpawn };
      return part(await failing('nats', () => startNats(options)), logFile, plan);
    },
  };
  return plan;
}

const part = (server: Pick<Part, 'pid' | 'ended' | 'stop'>, logFile: string, { probe }: PartPlan): Part => ({
  pid: server.pid,
  ended: server.ended,
  stop: () => server.stop(),
  logFile,
  probe,
});

async function failing<T>(name: string, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    const { message, cause } = error as Error;
    const logTail = cause instanceof Error ? `${message}\n${cause.message}` : message;
    throw new StartFailure(texts.startFailed(name), { advice: texts.seeLog, logTail, cause: error });
  }
}

/** Creates the databases that are not there yet. */
export async function createDatabases(adminUrl: string, names: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    const present = new Set(rows.map(({ datname }) => datname));
    for (const name of names)
      if (!present.has(name)) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
