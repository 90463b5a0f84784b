import { assignmentStatuses, statusLamps } from '@ducha/contracts';
import { added, countsOf, measuresOf } from './counts.js';

const sums = {
  status_in_progress: 7,
  yellow_in_progress: 2,
  red_in_progress: 1,
  status_submitted: '3',
  red_submitted: 1,
  status_completed: 5,
  overdue: 2,
};

describe('countsOf', () => {
  it('splits each status by lamp; what is neither yellow nor red is green, what is over is done', () => {
    expect(countsOf(sums, []).byStatusAndLamp).toEqual([
      { status: 'IN_PROGRESS', lamp: 'RED', count: 1 },
      { status: 'IN_PROGRESS', lamp: 'YELLOW', count: 2 },
      { status: 'IN_PROGRESS', lamp: 'GREEN', count: 4 },
      { status: 'SUBMITTED', lamp: 'RED', count: 1 },
      { status: 'SUBMITTED', lamp: 'GREEN', count: 2 },
      { status: 'COMPLETED', lamp: 'DONE', count: 5 },
    ]);
  });

  it('moves lamps that turned since they were settled', () => {
    const turned = [{ status: 'IN_PROGRESS' as const, settled: 'GREEN' as const, lamp: 'RED' as const, count: 3 }];
    expect(countsOf(sums, turned).byLamp).toEqual({ RED: 5, YELLOW: 2, GREEN: 3, DONE: 5 });
  });

  it('adds up to the total by status and by lamp', () => {
    const { total, byStatus, byLamp, overdue } = countsOf(sums, []);
    const all = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect([total, all(byStatus), all(byLamp), overdue]).toEqual([15, 15, 15, 2]);
  });

  it('has every status and lamp, zero where nothing is counted', () => {
    const { byStatus, byLamp } = countsOf({}, []);
    expect(byStatus).toEqual(Object.fromEntries(assignmentStatuses.map((status) => [status, 0])));
    expect(byLamp).toEqual(Object.fromEntries(statusLamps.map((lamp) => [lamp, 0])));
  });
});

describe('measuresOf', () => {
  it('divides the tenths of days by what was completed, and says nothing where that is nothing', () => {
    expect(measuresOf({ completed: 4, days_tenths: '130' }).averageDaysTenths).toBe(33);
    expect(measuresOf({ days_tenths: 0 }).averageDaysTenths).toBeNull();
  });
});

describe('added', () => {
  it('adds column by column', () => {
    expect(
      added([
        { unitId: 'a', overdue: 1, issued: '2' },
        { unitId: null, overdue: 3 },
      ]),
    ).toEqual({ overdue: 4, issued: 2 });
  });
});
