import { AssignmentAcceptedV1, AssignmentBecameOverdueV1, AssignmentDispatchedV1 } from '@ducha/contracts';
import type { AssignmentFacts, Trend } from '@ducha/contracts';
import { anAssignment } from './facts.js';
import { ids, paths } from '@ducha/testing-events';
import { startReporting, type RunningReporting } from './running-reporting.js';

const dayMs = 86_400_000;
const shanghaiMidnight = Math.floor((Date.now() + dayMs / 3) / dayMs) * dayMs - dayMs / 3;
/** So many days ago, at an hour of that day in Shanghai. */
const ago = (days: number, hour: number) => new Date(shanghaiMidnight - days * dayMs + hour * 3_600_000).toISOString();

describe('the trend of a subtree', () => {
  let reporting: RunningReporting;

  const deliver = async (changes: Partial<AssignmentFacts>): Promise<AssignmentFacts> => {
    const assignment = anAssignment({ unitPath: paths.banner, ...changes });
    await reporting.tracking.emit(AssignmentDispatchedV1, assignment.id, { assignment });
    return assignment;
  };
  const close = (assignment: AssignmentFacts, status: AssignmentFacts['status'], closedAt: string) =>
    reporting.tracking.emit(AssignmentAcceptedV1, assignment.id, { assignment: { ...assignment, status, closedAt } });

  beforeAll(async () => {
    reporting = await startReporting();
    await deliver({ deliveredAt: ago(40, 9) });
    await close(await deliver({ deliveredAt: ago(50, 9) }), 'COMPLETED', ago(45, 9));
    await close(await deliver({ deliveredAt: ago(9, 0) }), 'COMPLETED', ago(2, 23.99));
    await close(await deliver({ deliveredAt: ago(2, 9) }), 'CANCELLED', ago(1, 0));
    const late = await deliver({ deliveredAt: ago(2, 23.99), unitPath: paths.gacha });
    const overdue = { ...late, isOverdue: true, completionDueAt: ago(1, 0) };
    await reporting.tracking.emit(AssignmentBecameOverdueV1, late.id, {
      assignment: overdue,
      clock: 'COMPLETION',
      dueAt: ago(1, 0),
    });
    await deliver({ deliveredAt: ago(2, 9), unitPath: paths.otherLeague });
    await reporting.settled();
  }, 180_000);
  afterAll(() => reporting?.stop());

  const trend = async (person: string, query: string): Promise<Trend> => {
    const answer = await reporting.get<Trend>(`/dashboard/trend?${query}`, person);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };

  it('counts what happened on each day of Shanghai, and what was open at its end', async () => {
    const { days, unit } = await trend('league-director', 'days=4');
    expect(unit.id).toBe(ids.league);
    expect(days.map(({ day: _, ...counts }) => counts)).toEqual([
      { delivered: 0, completed: 0, becameOverdue: 0, openAtEnd: 2 },
      { delivered: 2, completed: 1, becameOverdue: 0, openAtEnd: 3 },
      { delivered: 0, completed: 0, becameOverdue: 1, openAtEnd: 2 },
      { delivered: 0, completed: 0, becameOverdue: 0, openAtEnd: 2 },
    ]);
    expect(days[1]?.day).toBe(new Date(shanghaiMidnight - 2 * dayMs + dayMs / 3).toISOString().slice(0, 10));
  });

  it('ends with what the dashboard counts as open, however many days it covers', async () => {
    for (const days of [1, 30, 366]) {
      const { days: shown } = await trend('region-director', `days=${days}`);
      expect(shown).toHaveLength(days);
      expect(shown.at(-1)?.openAtEnd).toBe(3);
    }
    const all = await trend('region-director', 'days=366');
    expect(all.days.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(6);
  });

  it('goes down to a unit', async () => {
    expect((await trend('region-director', `unitId=${ids.gacha}`)).days.at(-1)?.openAtEnd).toBe(1);
  });

  it.each([
    { name: 'a unit elsewhere', query: `unitId=${ids.league}`, person: 'hohhot-director', status: 403 },
    { name: 'an unknown unit', query: 'unitId=999999999999', person: 'region-director', status: 404 },
    { name: 'too many days', query: 'days=367', person: 'region-director', status: 400 },
    { name: 'no day', query: 'days=0', person: 'region-director', status: 400 },
    { name: 'an unknown field', query: 'asOf=2026-01-01T00:00:00Z', person: 'region-director', status: 400 },
    { name: 'no token', query: '', person: null, status: 401 },
  ])('refuses $name with $status', async ({ query, person, status }) => {
    expect((await reporting.get(`/dashboard/trend?${query}`, person)).status).toBe(status);
  });
});
