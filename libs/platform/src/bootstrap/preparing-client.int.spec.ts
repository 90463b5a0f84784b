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
});
