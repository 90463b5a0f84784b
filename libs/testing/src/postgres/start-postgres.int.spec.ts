import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { processIdentity } from '../process/process-identity.js';
import { removeCluster } from './cluster.js';
import { startPostgres } from './start-postgres.js';
import type { PostgresServer } from './start-postgres.js';

async function query(server: PostgresServer, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

describe.each([
  { reach: 'an open folder', mode: 0o755 },
  { reach: 'a folder private to its owner', mode: 0o700 },
])('startPostgres in $reach', ({ mode }) => {
  let root: string;
  let dir: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'ducha-pg-'));
    await chmod(root, mode);
    dir = join(root, 'pg');
  });

  afterAll(async () => {
    await removeCluster(dir);
    await rm(root, { recursive: true, force: true });
  });

  it('keeps committed rows through a kill -9 and starts again at once', async () => {
    const killed = await startPostgres({ dir });
    await query(killed, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;

    const again = await startPostgres({ dir });
    expect(await query(again, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(await query(again, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    await again.stop();
  });

  it('ends a server that an earlier run left on the same data', async () => {
    const orphan = await startPostgres({ dir, isDurable: false });
    const successor = await startPostgres({ dir, isDurable: false });
    expect(await processIdentity(orphan.pid)).toBeNull();
    await successor.stop();
  });

  it('ignores a left-over pid file whose pid belongs to somebody else', async () => {
    const first = await startPostgres({ dir, isDurable: false });
    const data = String((await query(first, 'SHOW data_directory'))[0]?.data_directory);
    const pidFile = await readFile(join(data, 'postmaster.pid'), 'utf8');
    await first.stop();
    await writeFile(join(data, 'postmaster.pid'), pidFile.replace(/^\d+/, String(process.pid)));

    const again = await startPostgres({ dir, isDurable: false });
    expect(await query(again, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await again.stop();
  });

  it('begins anew where the folder was deleted, even if its data had to live elsewhere', async () => {
    const before = await startPostgres({ dir, isDurable: false });
    await query(before, 'CREATE TABLE forgotten (id int)');
    await before.stop();
    await rm(dir, { recursive: true });

    const anew = await startPostgres({ dir, isDurable: false });
    expect(await query(anew, "SELECT to_regclass('forgotten') AS found")).toEqual([{ found: null }]);
    await anew.stop();
  });

  it('says why when the port is taken', async () => {
    const holder = await startPostgres({ dir, isDurable: false });
    const other = await mkdtemp(join(tmpdir(), 'ducha-pg-other-'));
    await chmod(other, 0o755);
    await expect(startPostgres({ dir: other, port: holder.port, isDurable: false })).rejects.toThrow(
      'Address already in use',
    );
    await holder.stop();
    await removeCluster(other);
  });
});
