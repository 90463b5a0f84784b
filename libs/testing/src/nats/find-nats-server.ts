import { existsSync } from 'node:fs';
import { copyFile, chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileLock } from '../process/file-lock.js';
import { isAtLeast, minimumNats, natsVersion, preferredNats } from './nats-version.js';
import { natsSources } from './nats-sources.js';
import type { NatsSource } from './nats-source.js';

export interface NatsSearch {
  env?: NodeJS.ProcessEnv;
  sources?: NatsSource[];
}

/**
 * Path of a nats-server of at least 2.10, looked for in this order: `NATS_SERVER_PATH`; `PATH`; the user's cache, filled once from a Debian
 * package, by `go install`, or from the official release (docs/adr/0004).
 * @param log takes one line per step that takes long
 * @throws with what to do when there is none and none could be got
 */
export async function findNatsServer(
  log: (line: string) => void = () => undefined,
  search: NatsSearch = {},
): Promise<string> {
  const env = search.env ?? process.env;
  if (env.NATS_SERVER_PATH) return explicit(env.NATS_SERVER_PATH);
  const onPath = await fromPath(env.PATH ?? '');
  if (onPath) return onPath;
  return cached(cacheDir(env), search.sources ?? natsSources, log);
}

const cacheDir = (env: NodeJS.ProcessEnv) => join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'ducha');

async function explicit(path: string): Promise<string> {
  const version = await natsVersion(path);
  if (version && isAtLeast(version, minimumNats)) return path;
  throw new Error(
    `NATS_SERVER_PATH=${path} ${version ? `is nats-server ${version}` : 'is not a nats-server'}; at least ${minimumNats} is needed`,
  );
}

async function fromPath(path: string): Promise<string | null> {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const candidate = join(folder, 'nats-server');
    const version = existsSync(candidate) ? await natsVersion(candidate) : null;
    if (version && isAtLeast(version, minimumNats)) return candidate;
  }
  return null;
}

/** Several runs may come here at once on a new machine: one gets the program, the others wait for it. */
async function cached(folder: string, sources: NatsSource[], log: (line: string) => void): Promise<string> {
  const target = join(folder, `nats-server-${process.platform}-${process.arch}`);
  if (await isUsable(target)) return target;
  await mkdir(folder, { recursive: true });
  const unlock = await fileLock(`${target}.lock`);
  try {
    if (!(await isUsable(target))) await obtain(folder, target, sources, log);
    return target;
  } finally {
    await unlock();
  }
}

async function isUsable(path: string): Promise<boolean> {
  const version = existsSync(path) ? await natsVersion(path) : null;
  return version !== null && isAtLeast(version, minimumNats);
}

async function obtain(
  folder: string,
  target: string,
  sources: NatsSource[],
  log: (line: string) => void,
): Promise<void> {
  const failures: string[] = [];
  // A source of the preferred version first; among equals the order of the list.
  const ranked = await Promise.all(
    sources.map(async (source) => ({ source, version: await source.version().catch(() => null) })),
  );
  const offered = ranked.filter(({ version }) => version !== null && isAtLeast(version, minimumNats));
  offered.sort(
    (a, b) => Number(isAtLeast(b.version ?? '', preferredNats)) - Number(isAtLeast(a.version ?? '', preferredNats)),
  );
  for (const { source, version } of offered) {
    const work = await mkdtemp(join(folder, 'partial-'));
    try {
      log(`nats-server ${version}: ${source.name}`);
      await install(await source.obtain(work), work, target);
      return;
    } catch (error) {
      failures.push(`${source.name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  throw new Error(
    [
      `nats-server (${minimumNats} or newer) was not found and could not be got:`,
      ...failures.map((failure) => `  - ${failure}`),
    ]
      .concat(
        'Install it from https://github.com/nats-io/nats-server/releases and set NATS_SERVER_PATH to its path, or set NATS_URL to a running server.',
      )
      .join('\n'),
  );
}

async function install(program: string, work: string, target: string): Promise<void> {
  const version = await natsVersion(program);
  if (!version || !isAtLeast(version, minimumNats))
    throw new Error(`what came is ${version ?? 'not a program that runs here'}`);
  const complete = join(work, 'complete');
  await copyFile(program, complete);
  await chmod(complete, 0o755);
  await rename(complete, target);
}
