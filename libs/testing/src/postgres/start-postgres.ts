import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../ports.js';
import { ServerProcess } from '../process/server-process.js';
import type { ProcessEnd } from '../process/server-process.js';
import { prepareCluster } from './cluster.js';
import { postgresBinaries } from './postgres-binaries.js';
import { postgresUser } from './server-user.js';

export interface PostgresOptions {
  /** Folder of this server alone: data, password and, unless given, its log. */
  dir: string;
  /** Loopback port; a free one by default. */
  port?: number;
  logFile?: string;
  /** False skips every fsync: only for data that a test throws away. */
  isDurable?: boolean;
  /** Memory for pages the server keeps, such as `2GB`; 256 MB by default, as on a person's own machine. */
  sharedBuffers?: string | undefined;
  /** Called as soon as the process exists, long before the server answers. */
  onSpawn?: (pid: number) => void;
}

export interface PostgresServer {
  /** Connection string of a database of this server, with its superuser. */
  url(database: string): string;
  adminUrl: string;
  port: number;
  pid: number;
  logFile: string;
  ended: Promise<ProcessEnd>;
  stop(): Promise<void>;
}

const startupMs = 60_000;

/**
 * Starts a real PostgreSQL on loopback and waits until it answers. Survives what a crash left behind.
 * @throws with the end of the server's log when it does not come up
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const user = await postgresUser();
  const binaries = await postgresBinaries(user);
  const cluster = await prepareCluster(options.dir, binaries, user);
  const port = options.port ?? (await freePort());
  const logFile = options.logFile ?? join(options.dir, 'postgres.log');
  await mkdir(dirname(logFile), { recursive: true });
  const url = (database: string) => `postgres://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;

  const command = {
    command: binaries.postgres,
    args: ['-D', cluster.data, ...settings(port, options)],
    user,
    cwd: '/',
    logFile,
  };
  const server = await startUntilReady(
    () => ServerProcess.start({ ...command, env: { ...process.env, LC_ALL: 'C' } }),
    url('postgres'),
    options.onSpawn,
  );
  return {
    url,
    adminUrl: url('postgres'),
    port,
    pid: server.pid,
    logFile,
    ended: server.ended,
    stop: () => server.stop('SIGINT', 30_000),
  };
}

function settings(port: number, { isDurable = true, sharedBuffers = '256MB' }: PostgresOptions): string[] {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    shared_buffers: sharedBuffers,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A killed server's last backends hold its shared memory for a moment, in which a new server refuses to start; then it is tried again. */
async function startUntilReady(
  start: () => Promise<ServerProcess>,
  adminUrl: string,
  onSpawn?: (pid: number) => void,
): Promise<ServerProcess> {
  const deadline = Date.now() + startupMs;
  for (;;) {
    const server = await start();
    onSpawn?.(server.pid);
    if (await answers(server, adminUrl, deadline)) return server;
    const tail = await server.logTail(6);
    await server.stop('SIGINT');
    if (Date.now() > deadline || !tail.includes('pre-existing shared memory block'))
      throw new Error(`PostgreSQL did not start; end of ${server.logFile}:\n${tail}`);
    await delay(500);
  }
}

async function answers(server: ServerProcess, adminUrl: string, deadline: number): Promise<boolean> {
  while (server.isRunning && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch {
      await delay(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}
