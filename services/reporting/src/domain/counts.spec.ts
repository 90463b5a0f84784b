import { assignmentStatuses, statusLamps } from '@ducha/contracts';
import fc from 'fast-check';
import { byStatusAndLamp, sumUp } from './counts.js';
import type { CountedGroup } from './counts.js';

const groups: CountedGroup[] = [
  { child: null, status: 'IN_PROGRESS', lamp: 'RED', count: 2, overdue: 1 },
  { child: 'a', status: 'IN_PROGRESS', lamp: 'RED', count: 3, overdue: 3 },
  { child: 'a', status: 'COMPLETED', lamp: 'DONE', count: 5, overdue: 2 },
];

describe('sumUp', () => {
  it('adds up the groups and names every code', () => {
    const counts = sumUp(groups);
    expect(counts).toMatchObject({ total: 10, overdue: 6, byLamp: { RED: 5, YELLOW: 0, GREEN: 0, DONE: 5 } });
    expect(counts.byStatus).toMatchObject({ IN_PROGRESS: 5, COMPLETED: 5, PENDING_ACK: 0 });
    expect(Object.keys(counts.byStatus)).toEqual([...assignmentStatuses]);
  });

  it('has three views that agree, for any groups', () => {
    const group = fc.record({
      child: fc.constantFrom(null, 'a', 'b'),
      status: fc.constantFrom(...assignmentStatuses),
      lamp: fc.constantFrom(...statusLamps),
      count: fc.nat(50),
      overdue: fc.nat(50),
    });
    const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
    fc.assert(
      fc.property(fc.array(group), (any) => {
        const counts = sumUp(any);
        expect(sum(Object.values(counts.byStatus))).toBe(counts.total);
        expect(sum(Object.values(counts.byLamp))).toBe(counts.total);
        expect(sum(byStatusAndLamp(any).map((cell) => cell.count))).toBe(counts.total);
      }),
    );
  });
});

describe('byStatusAndLamp', () => {
  it('joins the children and leaves empty cells out', () => {
    expect(byStatusAndLamp(groups)).toEqual([
      { status: 'IN_PROGRESS', lamp: 'RED', count: 5 },
      { status: 'COMPLETED', lamp: 'DONE', count: 5 },
    ]);
  });
});
