import { createTestDatabase, type TestDatabase } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { reportingDataSource } from '../src/data-source.js';
import { DayCounts1764000000070 } from '../src/migrations/day-counts-1764000000070.js';
import { sumsByDay, SumPlan } from '../src/domain/count-sums.js';
import { PackedCounts1764000000090 } from '../src/migrations/packed-counts-1764000000090.js';
import { anAssignment } from './facts.js';
import { ids, paths } from '@ducha/testing-events';
import { readCounters } from './read-counters.js';

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

  it('count rows that are there already from the day they got their status', async () => {
    const runner = dataSource.createQueryRunner();
    await new PackedCounts1764000000090().down(runner);
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
    await new PackedCounts1764000000090().up(runner);
    await runner.release();
    const counted = await readCounters(dataSource, '----');
    expect(counted.map(({ unitId }) => unitId)).toEqual(paths.gacha.split('.'));
    const plan = SumPlan.ofDays('2026-03-03', '2026-03-03');
    expect(sumsByDay(counted.slice(0, 1), plan).days.get('2026-03-03')).toMatchObject({
      status_pending_ack: 1,
      issued: 1,
    });
  });

  it('go back to nothing', async () => {
    for (let undone = 0; undone < 6; undone += 1) await dataSource.undoLastMigration();
    const [left] = await dataSource.query<{ name: string | null }[]>("SELECT to_regclass('assignment_row') AS name");
    expect(left?.name).toBeNull();
  });
});
