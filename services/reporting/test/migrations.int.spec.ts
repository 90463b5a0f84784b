import { createTestDatabase, type TestDatabase } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { reportingDataSource } from '../src/data-source.js';
import { DayCounts1764000000070 } from '../src/migrations/day-counts-1764000000070.js';
import { countColumns } from '../src/domain/count-columns.js';
import { anAssignment } from './facts.js';
import { ids, paths } from './organization.js';

describe('the migrations of reporting', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase('migrations');
    dataSource = await new DataSource(reportingDataSource({ DATABASE_URL: database.url })).initialize();
    await dataSource.runMigrations();
  }, 120_000);
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  it('have a column for everything that is counted', async () => {
    const columns: { name: string }[] = await dataSource.query(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'assignment_count' AND data_type = 'integer'`,
    );
    expect(columns.map(({ name }) => name).toSorted()).toEqual([...countColumns].toSorted());
  });

  it('count rows that are there already from the day they got their status', async () => {
    const runner = dataSource.createQueryRunner();
    await new DayCounts1764000000070().down(runner);
    const { issuingUnitId: _, ...facts } = anAssignment({ unitPath: paths.gacha, dispatcherUnitId: ids.region });
    const row = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        value,
      ]),
    );
    const kept = { ...row, version: 3, status_since: '2026-03-03T06:00:00.000Z' };
    const names = Object.keys(kept).join(', ');
    await dataSource.query(
      `INSERT INTO assignment_row (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::assignment_row, $1::jsonb)`,
      [JSON.stringify(kept)],
    );
    await new DayCounts1764000000070().up(runner);
    await runner.release();
    const counted = await dataSource.query<unknown[]>(
      `SELECT unit_id, day::text, status_pending_ack, issued FROM assignment_count WHERE key = '----' AND grain = 'DAY' ORDER BY unit_id`,
    );
    expect(counted).toHaveLength(4);
    expect(counted[0]).toEqual({ unit_id: ids.region, day: '2026-03-03', status_pending_ack: 1, issued: 1 });
  });

  it('go back to nothing', async () => {
    for (let undone = 0; undone < 4; undone += 1) await dataSource.undoLastMigration();
    const [left] = await dataSource.query<{ name: string | null }[]>("SELECT to_regclass('assignment_row') AS name");
    expect(left?.name).toBeNull();
  });
});
