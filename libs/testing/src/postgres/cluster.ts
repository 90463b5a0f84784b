import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { endProcess } from '../process/process-identity.js';
import { systemDir } from './postgres-binaries.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { canReach } from './server-user.js';
import type { ServerUser } from './server-user.js';

const run = promisify(execFile);

export interface Cluster {
  data: string;
  password: string;
}

/**
 * The database cluster that belongs to `dir`, created when it is not there yet. The password of its superuser stays in `dir`,
 * readable by the owner only.
 */
export async function prepareCluster(dir: string, binaries: PostgresBinaries, user?: ServerUser): Promise<Cluster> {
  await mkdir(dir, { recursive: true, mode: 0o755 });
  const home = await clusterHome(dir, user);
  const data = join(home, 'data');
  if (home !== dir && !existsSync(passwordFileOf(dir))) await discard(home);
  const password = await clusterPassword(dir, existsSync(data));
  if (existsSync(data)) await endLeftover(data);
  else await initialise(home, password, binaries, user);
  return { data, password };
}

/** Deletes the cluster of `dir`, also where it had to live elsewhere. The server must not run. */
export async function removeCluster(dir: string): Promise<void> {
  await rm(elsewhere(dir), { recursive: true, force: true });
  await rm(dir, { recursive: true, force: true });
}

const elsewhere = (dir: string) =>
  join(systemDir, `${basename(dir)}-${createHash('sha256').update(dir).digest('hex').slice(0, 10)}`);

const passwordFileOf = (dir: string) => join(dir, 'password');

/** What a deleted checkout left behind: its folder took the password along, and a new one at the same path must not find old data. */
async function discard(home: string): Promise<void> {
  await endLeftover(join(home, 'data'));
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true, mode: 0o755 });
}

async function clusterHome(dir: string, user?: ServerUser): Promise<string> {
  if (!user || (await canReach(user, dir))) return dir;
  const home = elsewhere(dir);
  await mkdir(home, { recursive: true, mode: 0o755 });
  return home;
}

async function clusterPassword(dir: string, isCreated: boolean): Promise<string> {
  const file = passwordFileOf(dir);
  if (isCreated) return (await readFile(file, 'utf8')).trim();
  const password = randomBytes(18).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** Into a folder beside it, renamed when complete, so that an interrupted creation is simply made again. */
async function initialise(
  home: string,
  password: string,
  binaries: PostgresBinaries,
  user?: ServerUser,
): Promise<void> {
  const passwordFile = join(home, 'initdb-password');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  try {
    await initdb(home, passwordFile, binaries, user);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function initdb(
  home: string,
  passwordFile: string,
  binaries: PostgresBinaries,
  user?: ServerUser,
): Promise<void> {
  const partial = join(home, 'data.partial');
  let problem: unknown;
  // Trigrams of Chinese text need a UTF-8 character class; a machine without the C.UTF-8 locale still gets a working cluster.
  for (const characterClass of ['C.UTF-8', 'C.utf8', 'C']) {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { mode: 0o700 });
    if (user) await chown(partial, user.uid, user.gid);
    const locale = [
      '--encoding=UTF8',
      '--locale=C',
      `--lc-ctype=${characterClass}`,
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ];
    const account = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    try {
      await run(binaries.initdb, [`--pgdata=${partial}`, ...account, ...locale], {
        ...user,
        cwd: '/',
        env: { ...process.env, LC_ALL: 'C' },
      });
      await rename(partial, join(home, 'data'));
      return;
    } catch (error) {
      problem = error;
    }
  }
  throw new Error('the PostgreSQL cluster could not be created', { cause: problem });
}

/**
 * After a kill -9 of its parent a server may still run on this data; after a kill -9 of the server its `postmaster.pid` remains and may name
 * a pid that belongs to somebody else by now.
 */
async function endLeftover(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  if (Number.isNaN(pid)) return;
  await endProcess(pid, ({ command }) => command.includes(data), { signal: 'SIGINT', graceMs: 20_000 });
  await rm(file, { force: true });
}
