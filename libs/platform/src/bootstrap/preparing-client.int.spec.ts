import type { EventEmitter } from 'node:events';
import { createTestDatabase } from '@ducha/testing';
import { DataSource, type QueryRunner } from 'typeorm';
import { dataSourceOptions } from './data-source-options.js';
import type { ServiceConfig } from '../config/service-config.js';
import type { ServiceDefinition } from './service-definition.js';

describe('PreparingClient', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let dataSource: DataSource;
  let runner: QueryRunner;

  beforeAll(async () => {
    database = await createTestDatabase();
    const definition = { name: 'intake', dataSource: () => ({ type: 'postgres', url: database.url }) };
    const config = { DATABASE_POOL_SIZE: 2, DATABASE_STATEMENT_TIMEOUT_MS: 5_000 };
    dataSource = new DataSource(
      dataSourceOptions(definition as unknown as ServiceDefinition<ServiceConfig>, config as ServiceConfig),
    );
    await dataSource.initialize();
    await dataSource.query('CREATE TABLE note (id integer PRIMARY KEY, text text NOT NULL)');
    runner = dataSource.createQueryRunner();
    await runner.connect();
  });

  afterAll(async () => {
    await runner.release();
    await dataSource.destroy();
    await database.drop();
  });

  const prepared = async (): Promise<string[]> =>
    ((await runner.query('SELECT statement FROM pg_prepared_statements')) as { statement: string }[]).map(
      ({ statement }) => statement,
    );

  it('prepares a statement that writes, once', async () => {
    const sql = 'INSERT INTO note (id, text) VALUES ($1, $2)';
    await runner.query(sql, [1, '一']);
    await runner.query(sql, [2, '二']);
    expect((await prepared()).filter((statement) => statement === sql)).toHaveLength(1);
    expect(await runner.query('SELECT text FROM note ORDER BY id')).toEqual([{ text: '一' }, { text: '二' }]);
  });

  it('prepares a SELECT inside a transaction only', async () => {
    const sql = 'SELECT text FROM note WHERE id = $1';
    await runner.query(sql, [1]);
    expect(await prepared()).not.toContain(sql);
    await runner.startTransaction();
    await runner.query(sql, [1]);
    await runner.commitTransaction();
    expect(await prepared()).toContain(sql);
  });

  it('keeps working after a prepared statement was refused', async () => {
    const sql = 'INSERT INTO note (id, text) VALUES ($1, $2)';
    await expect(runner.query(sql, [1, '重复'])).rejects.toThrow('note_pkey');
    await runner.query(sql, [3, '三']);
    expect(await runner.query('SELECT count(*)::int AS count FROM note')).toEqual([{ count: 3 }]);
  });

  describe('in a transaction', () => {
    const insert = 'INSERT INTO note (id, text) VALUES ($1, $2)';
    const texts = async (from: number) =>
      (await dataSource.query<{ text: string }[]>('SELECT text FROM note WHERE id >= $1 ORDER BY id', [from])).map(
        ({ text }) => text,
      );
    /** Messages the server has ended its answer to. */
    const answersTo = async (work: () => Promise<void>): Promise<number> => {
      const client = (await runner.connect()) as { connection: EventEmitter };
      let count = 0;
      const counting = (): void => void (count += 1);
      client.connection.on('readyForQuery', counting);
      await work().finally(() => client.connection.off('readyForQuery', counting));
      return count;
    };

    it('asks the server once for what is given at once, the beginning and the end included', async () => {
      const answers = await answersTo(async () => {
        await runner.startTransaction();
        const given = [runner.query(insert, [10, '甲']), runner.query('SELECT text FROM note WHERE id = $1', [10])];
        expect(await Promise.all([...given, runner.commitTransaction()])).toEqual([[], [{ text: '甲' }], undefined]);
      });
      expect(answers).toBe(1);
      expect(await texts(10)).toEqual(['甲']);
    });

    it('keeps statements in order that are waited for one by one', async () => {
      await runner.startTransaction();
      await runner.query(insert, [11, '乙']);
      const [changed] = (await runner.query('UPDATE note SET text = $2 WHERE id = $1 RETURNING text', [11, '丙'])) as [
        unknown[],
      ];
      await runner.commitTransaction();
      expect([changed, await texts(11)]).toEqual([[{ text: '丙' }], ['丙']]);
    });

    it('does not bother the server with one that has no statements', async () => {
      const answers = await answersTo(async () => {
        await runner.startTransaction();
        await runner.commitTransaction();
        await runner.startTransaction();
        await runner.rollbackTransaction();
      });
      expect(answers).toBe(0);
    });

    it('commits nothing of what was given with a statement that fails, and says which failed', async () => {
      await runner.startTransaction();
      const given = [
        runner.query(insert, [20, '一']),
        runner.query(insert, [20, '二']),
        runner.query(insert, [21, '三']),
        runner.commitTransaction(),
      ];
      await expect(Promise.all(given)).rejects.toMatchObject({ parameters: [20, '二'], constraint: 'note_pkey' });
      expect(new Set((await Promise.allSettled(given)).map(({ status }) => status))).toEqual(new Set(['rejected']));
      await runner.rollbackTransaction();
      expect(await texts(20)).toEqual([]);
    });

    it('prepares again what was left out after a failure', async () => {
      const select = 'SELECT id + 1000 AS id FROM note WHERE id = $1';
      await runner.startTransaction();
      const given = [runner.query(insert, [10, '重复']), runner.query(select, [10])];
      await expect(Promise.all(given)).rejects.toThrow('note_pkey');
      await Promise.allSettled(given);
      await runner.rollbackTransaction();
      await runner.startTransaction();
      expect(await runner.query(select, [10])).toEqual([{ id: 1010 }]);
      await runner.commitTransaction();
    });

    it('sends nothing of what comes after a parameter that cannot be written', async () => {
      const circular: unknown[] = [];
      circular.push({ circular });
      await runner.startTransaction();
      const given = [
        runner.query(insert, [30, '一']),
        runner.query(insert, [31, circular]),
        runner.query(insert, [32, '三']),
        runner.commitTransaction(),
      ];
      await expect(Promise.all(given)).rejects.toThrow(/circular/i);
      await Promise.allSettled(given);
      await runner.rollbackTransaction();
      expect(await texts(30)).toEqual([]);
      await runner.startTransaction();
      await runner.query(insert, [33, '四']);
      await runner.commitTransaction();
      expect(await texts(30)).toEqual(['四']);
    });

    it('fails as a whole where a check that waits for the end refuses it', async () => {
      await dataSource.query(
        'CREATE TABLE reply (id integer PRIMARY KEY, note_id integer REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)',
      );
      await runner.startTransaction();
      const given = [
        runner.query('INSERT INTO reply (id, note_id) VALUES ($1, $2)', [1, 999]),
        runner.commitTransaction(),
      ];
      await expect(Promise.all(given)).rejects.toThrow('reply_note_id_fkey');
      await Promise.allSettled(given);
      await runner.rollbackTransaction();
      expect(await dataSource.query('SELECT id FROM reply')).toEqual([]);
    });

    it('sends a text without parameters alone and in its place', async () => {
      await runner.startTransaction();
      const given = [
        runner.query(insert, [40, '一']),
        runner.query(
          `UPDATE note SET text = text || '二' WHERE id = 40; UPDATE note SET text = text || '三' WHERE id = 40`,
        ),
        runner.query(`UPDATE note SET text = text || $2 WHERE id = $1`, [40, '四']),
      ];
      await Promise.all(given);
      await runner.commitTransaction();
      expect(await texts(40)).toEqual(['一二三四']);
    });
  });
});
