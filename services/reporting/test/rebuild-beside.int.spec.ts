import { AssignmentAcknowledgedV1, AssignmentDispatchedV1 } from '@ducha/contracts';
import type { AssignmentFacts, Dashboard } from '@ducha/contracts';
import { Rebuild } from '@ducha/messaging';
import { anAssignment } from './facts.js';
import { countsOf } from '../src/domain/counts.js';
import { sumsByUnit, SumPlan } from '../src/domain/count-sums.js';
import { ids, paths } from './organization.js';
import { readCounters } from './read-counters.js';
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

  it('begins anew after a run that was killed', async () => {
    await reporting.dataSource.query('CREATE SCHEMA rebuild CREATE TABLE assignment_row (id integer)');
    const { parked } = await reporting.service.app.get(Rebuild).run();
    expect(parked).toBe(0);
    const left = await reporting.dataSource.query<unknown[]>(
      `SELECT FROM pg_namespace WHERE nspname IN ('rebuild', 'replaced')`,
    );
    expect(left).toEqual([]);
  });
});
