import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../ports.js';
import { ServerProcess } from '../process/server-process.js';
import type { ProcessEnd } from '../process/server-process.js';
import { findNatsServer } from './find-nats-server.js';

export interface NatsOptions {
  /** Folder of this server alone: configuration, streams and, unless given, its log. */
  dir: string;
  /** Loopback ports; free ones by default. */
  port?: number;
  monitorPort?: number;
  logFile?: string;
  /** False leaves writing to disk to the operating system: only for data that a test throws away. */
  isDurable?: boolean;
  /** Path of the program; found or got when not given. */
  program?: string;
  /** Called as soon as the process exists, before the server answers. */
  onSpawn?: (pid: number) => void;
}

export interface NatsServer {
  url: string;
  monitorUrl: string;
  pid: number;
  logFile: string;
  ended: Promise<ProcessEnd>;
  stop(): Promise<void>;
}

const startupMs = 60_000;

/**
 * Starts a nats-server with JetStream on loopback and waits until it is healthy.
 * @throws with the end of the server's log when it does not come up
 */
export async function startNats(options: NatsOptions): Promise<NatsServer> {
  const program = options.program ?? (await findNatsServer());
  const [port, monitorPort] = [options.port ?? (await freePort()), options.monitorPort ?? (await freePort())];
  const logFile = options.logFile ?? join(options.dir, 'nats.log');
  await mkdir(join(options.dir, 'jetstream'), { recursive: true });
  await mkdir(dirname(logFile), { recursive: true });
  const configFile = join(options.dir, 'nats.conf');
  await writeFile(configFile, configuration(options, port, monitorPort));

  const server = await ServerProcess.start({ command: program, args: ['--config', configFile], logFile });
  options.onSpawn?.(server.pid);
  const monitorUrl = `http://127.0.0.1:${monitorPort}`;
  if (!(await isHealthy(server, monitorUrl))) {
    await server.stop();
    throw new Error(`nats-server did not start; end of ${logFile}:\n${await server.logTail()}`);
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    monitorUrl,
    pid: server.pid,
    logFile,
    ended: server.ended,
    stop: () => server.stop('SIGTERM'),
  };
}

/** With `sync_interval: always` an acknowledged message is on disk; the default of two minutes loses it when the power fails. */
const configuration = (
  { dir, isDurable = true }: NatsOptions,
  port: number,
  monitorPort: number,
) => `listen: "127.0.0.1:${port}"
http: "127.0.0.1:${monitorPort}"
server_name: "ducha"
max_payload: 4MB
jetstream {
  store_dir: ${JSON.stringify(join(dir, 'jetstream'))}
  sync_interval: ${isDurable ? 'always' : '"2m"'}
  max_memory_store: 256MB
  max_file_store: 20GB
}
`;

async function isHealthy(server: ServerProcess, monitorUrl: string): Promise<boolean> {
  const deadline = Date.now() + startupMs;
  while (server.isRunning && Date.now() < deadline) {
    const isUp = await fetch(`${monitorUrl}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return true;
    await delay(50);
  }
  return false;
}
