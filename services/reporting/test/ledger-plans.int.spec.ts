import { ledgerAssignmentSorts } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { createTestDatabase, type TestDatabase } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { reportingDataSource } from '../src/data-source.js';
import { conditionsOf } from '../src/ledger/assignment-conditions.js';
import { pageSql } from '../src/ledger/assignments-sql.js';
import { Parameters } from '../src/projections/parameters.js';
import { anAssignment } from './facts.js';
import { paths } from '@ducha/testing-events';

const indexes: Record<string, string> = {
  nextDueAt: 'assignment_row_next_due_idx',
  deliveredAt: 'assignment_row_delivered_idx',
  itemNo: 'assignment_row_item_no_idx',
  status: 'assignment_row_status_idx',
  unit: 'assignment_row_unit_idx',
};
const caller = { actingUnitId: paths.region, actingUnitPath: paths.region, level: 'AUTONOMOUS_REGION' } as Caller;

describe('the plan of a page of a large ledger', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase('plans');
    dataSource = await new DataSource(reportingDataSource({ DATABASE_URL: database.url })).initialize();
    await dataSource.runMigrations();
    const fact = Object.entries(anAssignment()).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value as unknown,
    ]);
    const derived = { issuing_unit_id: paths.region, level: 'BANNER_COUNTY', state_from: '2026-03-01' };
    const row = { ...Object.fromEntries(fact), ...derived, version: 1, status_since: '2026-03-01T00:00:00.000Z' };
    const names = Object.keys(row).join(', ');
    await dataSource.query(
      `INSERT INTO assignment_row (${names})
       SELECT ${Object.keys(row)
         .map(
           (name) =>
             ({
               id: 'gen_random_uuid()',
               unit_path: `($2 || '.' || lpad((n % 900)::text, 12, '0'))::ltree`,
               next_due_at: `one.next_due_at + n * interval '1 minute'`,
             })[name] ?? `one.${name}`,
         )
         .join(', ')}
       FROM jsonb_populate_record(NULL::assignment_row, $1::jsonb) one, generate_series(1, 30000) n`,
      [JSON.stringify(row), paths.league],
    );
    await dataSource.query('ANALYZE assignment_row');
  }, 120_000);
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  async function planOf(sort: (typeof ledgerAssignmentSorts)[number], isBackwards: boolean): Promise<string> {
    const parameters = new Parameters();
    const filter = {
      path: paths.region,
      scope: 'SUBTREE' as const,
      asOf: new Date(),
      text: null,
      pastDay: null,
      period: { from: '', to: '' },
    };
    const conditions = conditionsOf(filter, caller, parameters);
    const page = { sort, beside: undefined, isBackwards, rows: 51, isWalked: true };
    const rows = await dataSource.query<Record<string, string>[]>(
      `EXPLAIN ${pageSql(conditions, parameters, page)}`,
      parameters.values,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  it.each(ledgerAssignmentSorts)('by %s walks the index of the order, from either end', async (sort) => {
    for (const isBackwards of [false, true]) {
      const plan = await planOf(sort, isBackwards);
      expect(plan).toContain(`using ${indexes[sort.replace('-', '')]} on assignment_row`);
      expect(plan).not.toMatch(/Seq Scan on assignment_row a|Sort Key: a/);
    }
  });
});
