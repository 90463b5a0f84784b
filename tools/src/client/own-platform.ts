import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '@ducha/testing';

export interface OwnPlatform {
  origin: string;
  /** Environment under which the other programs find it. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

export interface OwnPlatformOptions {
  /** Plays the demo first. */
  withDemo?: boolean;
  /** Further options of `npm start`. */
  flags?: string[];
  env?: Record<string, string>;
  /** Folder whose data stay for the next platform; by default a folder that is deleted at the end. */
  home?: string;
  /** Takes what it prints once it is ready. */
  onLine?: (line: string) => void;
}

/**
 * A platform started as `npm start` starts it, on free ports, with data of its own.
 * @throws with what it printed when it does not become ready
 */
export async function startOwnPlatform({
  withDemo = false,
  flags = [],
  env: more,
  home: kept,
  onLine,
}: OwnPlatformOptions = {}): Promise<OwnPlatform> {
  const home = kept ?? (await mkdtemp(join(tmpdir(), 'ducha-own-')));
  const port = await freePort();
  // Everything runs as a few people, whom the limit for real people would meet at once; nothing but what is asked for is to run.
  const env = { ...process.env, DUCHA_HOME: home, RATE_LIMIT_PER_MINUTE: '0', RECONCILE_AT: 'off', ...more };
  const program = join(import.meta.dirname, '..', 'start', 'main.js');
  const kind = [...(withDemo ? [] : ['--no-demo']), ...(kept === undefined ? ['--ephemeral'] : [])];
  const args = [program, '--port', String(port), ...kind, ...flags];
  const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const stop = async (): Promise<void> => {
    await ended(child);
    if (kept === undefined) await rm(home, { recursive: true, force: true });
  };
  try {
    await ready(child, onLine);
    return { origin: `http://localhost:${port}`, env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function ready(child: ChildProcess, onLine: (line: string) => void = () => undefined): Promise<void> {
  const lines: string[] = [];
  let isReady = false;
  return new Promise((resolve, reject) => {
    const see = (line: string): void => {
      if (isReady) return onLine(line);
      lines.push(line);
      if (!line.startsWith('ready ')) return;
      isReady = true;
      resolve();
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
