import { assignmentStatuses } from '@ducha/contracts';
import type { AssignmentFacts } from '@ducha/contracts';
import { createTestDatabase, type TestDatabase } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { reportingDataSource } from '../src/data-source.js';
import { statusOrder } from '../src/domain/status-order.js';
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
      const origin = { aggregateVersion: version, occurredAt: `2026-03-0${version}T00:00:00.000Z` };
      await assignmentRows.write(dataSource.manager, origin, { ...(versions[version - 1] ?? first), overdueAt: null });
    }
    const rows: unknown[] = await dataSource.query(
      'SELECT version, status, status_since, return_count, acknowledged_at, unit_path::text FROM assignment_row',
    );
    expect(rows).toEqual([
      {
        version: 3,
        status: 'SUBMITTED',
        status_since: new Date('2026-03-03T00:00:00.000Z'),
        return_count: 1,
        acknowledged_at: new Date('2026-03-03T06:00:00.123Z'),
        unit_path: first.unitPath,
      },
    ]);
  });

  describe('when an assignment goes on', () => {
    const missed = '2026-04-20T16:00:00.000Z';
    const write = async (version: number, changes: Partial<AssignmentFacts>, overdueAt: string | null) => {
      const origin = { aggregateVersion: version, occurredAt: `2026-03-0${version}T00:00:00.000Z` };
      await assignmentRows.write(dataSource.manager, origin, { ...first, ...changes, overdueAt });
      const [row] = await dataSource.query<{ status_since: Date; overdue_at: Date | null }[]>(
        'SELECT status_since, overdue_at FROM assignment_row',
      );
      return [row?.status_since.toISOString().slice(0, 10), row?.overdue_at?.toISOString() ?? null];
    };

    it('says since when it has its status and which completion date it missed first', async () => {
      await dataSource.query('TRUNCATE assignment_row');
      expect(await write(1, {}, null)).toEqual(['2026-03-01', null]);
      expect(await write(2, { urgeCount: 1 }, null)).toEqual(['2026-03-01', null]);
      expect(await write(3, { status: 'IN_PROGRESS' }, null)).toEqual(['2026-03-03', null]);
      expect(await write(4, { status: 'IN_PROGRESS', isOverdue: true }, missed)).toEqual(['2026-03-03', missed]);
      const later = '2026-05-20T16:00:00.000Z';
      expect(await write(5, { status: 'IN_PROGRESS', isOverdue: true }, later)).toEqual(['2026-03-03', missed]);
      expect(await write(6, { status: 'SUBMITTED', isOverdue: false }, null)).toEqual(['2026-03-06', null]);
    });
  });

  it('ranks statuses in the order of handling', async () => {
    await dataSource.query('TRUNCATE assignment_row');
    const origin = { aggregateVersion: 1, occurredAt: '2026-03-01T00:00:00.000Z' };
    for (const status of assignmentStatuses)
      await assignmentRows.write(dataSource.manager, origin, { ...anAssignment({ status }), overdueAt: null });
    const rows = await dataSource.query<{ status: string }[]>('SELECT status FROM assignment_row ORDER BY status_rank');
    expect(rows.map(({ status }) => status)).toEqual(statusOrder);
  });

  it('has a column for every fact', async () => {
    const columns: { column_name: string }[] = await dataSource.query(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'assignment_row'`,
    );
    const facts = Object.keys(first).map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    const derived = ['version', 'status_since', 'status_rank', 'overdue_at'];
    expect(columns.map((column) => column.column_name).toSorted()).toEqual([...facts, ...derived].toSorted());
  });

  it('goes back to nothing', async () => {
    await dataSource.undoLastMigration();
    await dataSource.undoLastMigration();
    const [left] = await dataSource.query<{ name: string | null }[]>("SELECT to_regclass('assignment_row') AS name");
    expect(left?.name).toBeNull();
  });
});
