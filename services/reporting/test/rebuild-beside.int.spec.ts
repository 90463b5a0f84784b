import { jest } from '@jest/globals';
import { AssignmentAcknowledgedV1, AssignmentDispatchedV1 } from '@ducha/contracts';
import type { AssignmentFacts, Dashboard } from '@ducha/contracts';
import { Rebuild } from '@ducha/messaging';
import { anAssignment } from './facts.js';
import { countsOf } from '../src/domain/counts.js';
import { sumsByUnit, SumPlan } from '../src/domain/count-sums.js';
import { AssignmentsFirstReading } from '../src/projections/assignments-first-reading.js';
import { settleLamps } from '../src/projections/lamp-settling.js';
import { ids, paths } from '@ducha/testing-events';
import { allAmounts, readCounters } from './read-counters.js';
import { startReporting, type RunningReporting } from './running-reporting.js';

const settled = 'SELECT indexname FROM pg_indexes WHERE schemaname = $1 ORDER BY indexname';

describe('a rebuild of reporting while events arrive', () => {
  let reporting: RunningReporting;
  beforeAll(async () => (reporting = await startReporting()), 180_000);
  afterAll(() => reporting?.stop());

  const dashboard = async (asOf?: string): Promise<Dashboard> => {
    const answer = await reporting.get<Dashboard>(`/dashboard${asOf ? `?asOf=${asOf}` : ''}`, 'region-director');
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const deliver = async (changes: Partial<AssignmentFacts> = {}): Promise<AssignmentFacts> => {
    const assignment = anAssignment({ unitPath: paths.gacha, status: 'PENDING_ACK', ...changes });
    await reporting.tracking.emit(AssignmentDispatchedV1, assignment.id, { assignment });
    return assignment;
  };
  const indexes = () => reporting.dataSource.query<unknown[]>(settled, ['public']);
  it('serves the old tables, and the new ones have everything that came meanwhile', async () => {
    const before = await Promise.all(Array.from({ length: 40 }, () => deliver()));
    await reporting.settled();
    const namesBefore = await indexes();
    const totals: number[] = [];
    let isRebuilding = true;
    const acknowledging = async (): Promise<void> => {
      for (const assignment of before) {
        await reporting.tracking.emit(AssignmentAcknowledgedV1, assignment.id, {
          assignment: { ...assignment, status: 'IN_PROGRESS', acknowledgedAt: new Date().toISOString() },
        });
        totals.push((await dashboard()).assignments.total);
      }
    };
    const delivering = async (): Promise<void> => {
      while (isRebuilding) await deliver();
    };
    const working = Promise.all([acknowledging(), delivering()]);
    const { parked } = await reporting.service.app.get(Rebuild).run();
    isRebuilding = false;
    await working;
    await reporting.settled();

    expect(parked).toBe(0);
    expect(Math.min(...totals)).toBeGreaterThanOrEqual(40);
    expect((await dashboard()).assignments.total).toBeGreaterThan(40);
    expect(await indexes()).toEqual(namesBefore);
    const [count] = await reporting.dataSource.query<{ rows: number }[]>(
      'SELECT count(*)::integer AS rows FROM assignment_row',
    );
    const counters = await readCounters(reporting.dataSource, '----');
    const plan = SumPlan.of({ day: '2100-01-01', isPast: false, from: '2100-01-01' });
    expect(countsOf(sumsByUnit(counters, plan).get(ids.region) ?? {}, []).total).toBe(count?.rows);
    const { dataAt: _, ...shown } = await dashboard(new Date().toISOString());
    await reporting.service.app.get(Rebuild).run();
    expect(await dashboard(shown.asOf)).toMatchObject(shown);
  });

  /** Every amount of the counters, with all lamps that have turned by now. */
  const counted = async () => {
    while (!(await settleLamps(reporting.dataSource, new Date())));
    return allAmounts(reporting.dataSource);
  };
  const standing = async () => ({
    rows: await reporting.dataSource.query<unknown[]>('SELECT a::text FROM assignment_row a ORDER BY id'),
    past: await reporting.dataSource.query<unknown[]>('SELECT p::text FROM assignment_past p ORDER BY p'),
    amounts: await counted(),
  });

  it('counts once what it has read, as the events were counted one by one', async () => {
    const now = Date.now();
    const hoursAgo = (hours: number): string => new Date(now - hours * 3_600_000).toISOString();
    for (const [index, unitPath] of Object.values(paths).entries()) {
      const assignment = await deliver({
        unitPath,
        sourceKind: index % 2 === 0 ? 'HOTLINE' : 'AUDIT',
        role: index % 3 === 0 ? 'SUPPORT' : 'LEAD',
        deliveredAt: hoursAgo(48),
        warnAt: hoursAgo(30 - 10 * index),
        nextDueAt: hoursAgo(20 - 10 * index),
      });
      if (index % 2 === 0) continue;
      const change = { ...assignment, status: 'IN_PROGRESS', acknowledgedAt: hoursAgo(40) } as const;
      await reporting.tracking.emit(AssignmentAcknowledgedV1, assignment.id, { assignment: change });
    }
    await reporting.settled();
    const before = await standing();
    const { parked } = await reporting.service.app.get(Rebuild).run();
    expect(parked).toBe(0);
    expect(await standing()).toEqual(before);
  });

  it('leaves everything as it was when it ends while it counts', async () => {
    const before = await standing();
    const counting = jest.spyOn(AssignmentsFirstReading.prototype, 'complete');
    const limits: unknown[] = [];
    counting.mockImplementationOnce(async (beside) => {
      limits.push(...(await beside.query<unknown[]>('SHOW statement_timeout')));
      throw new Error('the server was stopped');
    });
    await expect(reporting.service.app.get(Rebuild).run()).rejects.toThrow('the server was stopped');
    counting.mockRestore();
    expect(limits).toEqual([{ statement_timeout: '0' }]);
    expect(await standing()).toEqual(before);
    await deliver();
    await reporting.settled();
    const [count] = await reporting.dataSource.query<{ rows: number }[]>(
      'SELECT count(*)::integer AS rows FROM assignment_row',
    );
    expect(count?.rows).toBe(before.rows.length + 1);
  });

  it('begins anew after a run that was killed', async () => {
    await reporting.dataSource.query('DROP SCHEMA IF EXISTS rebuild CASCADE');
    await reporting.dataSource.query('CREATE SCHEMA rebuild CREATE TABLE assignment_row (id integer)');
    const { parked } = await reporting.service.app.get(Rebuild).run();
    expect(parked).toBe(0);
    const left = await reporting.dataSource.query<unknown[]>(
      `SELECT FROM pg_namespace WHERE nspname IN ('rebuild', 'replaced')`,
    );
    expect(left).toEqual([]);
  });

  it('parks an assignment that cannot be shown, and counts the others', async () => {
    const before = await standing();
    await deliver({ unitPath: `${paths.gacha}.${ids.otherLeague}` });
    const { parked } = await reporting.service.app.get(Rebuild).run();
    expect(parked).toBe(1);
    expect(await standing()).toEqual(before);
  });
});
