import { createTestDatabase, type TestDatabase } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { reportingDataSource } from '../src/data-source.js';
import { assignmentRows } from '../src/projections/rows.js';
import { anAssignment } from './facts.js';

describe('rowWriter', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase('rows');
    dataSource = await new DataSource(reportingDataSource({ DATABASE_URL: database.url })).initialize();
    await dataSource.runMigrations();
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const first = anAssignment({ status: 'PENDING_ACK' });
  const second = anAssignment({ ...first, status: 'IN_PROGRESS', acknowledgedAt: '2026-03-03T06:00:00.123Z' });
  const third = anAssignment({ ...second, status: 'SUBMITTED', returnCount: 1 });
  const versions = [first, second, third];

  it.each([
    { name: 'in order', order: [1, 2, 3] },
    { name: 'backwards', order: [3, 2, 1] },
    { name: 'each twice, mixed', order: [2, 1, 3, 2, 3, 1] },
  ])('keeps the latest facts when versions arrive $name', async ({ order }) => {
    await dataSource.query('TRUNCATE assignment_row');
    for (const version of order) {
      await assignmentRows.write(dataSource.manager, version, versions[version - 1] ?? first);
    }
    const rows: unknown[] = await dataSource.query(
      'SELECT version, status, return_count, acknowledged_at, unit_path::text FROM assignment_row',
    );
    expect(rows).toEqual([
      {
        version: 3,
        status: 'SUBMITTED',
        return_count: 1,
        acknowledged_at: new Date('2026-03-03T06:00:00.123Z'),
        unit_path: first.unitPath,
      },
    ]);
  });

  it('has a column for every fact', async () => {
    const columns: { column_name: string }[] = await dataSource.query(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'assignment_row'`,
    );
    const facts = Object.keys(first).map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    expect(columns.map((column) => column.column_name).toSorted()).toEqual([...facts, 'version'].toSorted());
  });

  it('goes back to nothing', async () => {
    await dataSource.undoLastMigration();
    const [left] = await dataSource.query<{ name: string | null }[]>("SELECT to_regclass('assignment_row') AS name");
    expect(left?.name).toBeNull();
  });
});
