import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '@ducha/testing';
import { baseUrl, databaseUrls } from '../client/databases.js';
import type { Service } from '../client/databases.js';
import { layoutOf } from '../start/layout.js';
import { readState } from '../start/state-file.js';

export interface MeasuredPlatform {
  origin: string;
  databaseUrls: Record<Service, string>;
  /** Process ids of its parts by name. */
  parts: Record<string, number>;
  stop(): Promise<void>;
}

/** The platform that runs already. */
export async function runningPlatform(origin: string): Promise<MeasuredPlatform> {
  return {
    origin: origin || (await baseUrl()),
    databaseUrls: await databaseUrls(),
    parts: await partsOf(process.env),
    stop: () => Promise.resolve(),
  };
}

/**
 * A platform started as `npm start` starts it, on free ports, with data in a folder that is deleted at the end.
 * @throws with what it printed when it does not become ready
 */
export async function ownPlatform(): Promise<MeasuredPlatform> {
  const home = await mkdtemp(join(tmpdir(), 'ducha-bench-'));
  const port = await freePort();
  // Everything runs as a few people, whom the limit for real people would meet at once.
  const env = { ...process.env, DUCHA_HOME: home, RATE_LIMIT_PER_MINUTE: '0' };
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '..', 'start', 'main.js'), '--port', String(port), '--no-demo', '--ephemeral'],
    { env, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const stop = async (): Promise<void> => {
    await ended(child);
    await rm(home, { recursive: true, force: true });
  };
  try {
    await ready(child);
    return {
      origin: `http://localhost:${port}`,
      databaseUrls: await databaseUrls(env),
      parts: await partsOf(env),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function partsOf(env: NodeJS.ProcessEnv): Promise<Record<string, number>> {
  const state = await readState(layoutOf(env).runFile);
  return Object.fromEntries((state?.parts ?? []).map(({ name, pid }) => [name, pid]));
}

function ready(child: ChildProcess): Promise<void> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    const see = (line: string): void => {
      lines.push(line);
      if (line.startsWith('ready ')) resolve();
    };
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', see);
    child.once('exit', (code) =>
      reject(new Error(`the platform ended with ${code} before it was ready:\n${lines.join('\n')}`)),
    );
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}
