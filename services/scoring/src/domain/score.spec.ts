import { DeductionStatus } from '@ducha/contracts';
import fc from 'fast-check';
import { scoreOf } from './score.js';
import type { ScoreParameters, ScoredDeduction } from './score.js';

const parameters: ScoreParameters = { baseTenths: 2000, floorTenths: 0, stacking: 'HIGHEST' };
const aDeduction = (id: string, changes: Partial<ScoredDeduction> = {}): ScoredDeduction => ({
  id,
  occurrenceKey: `occurrence-${id}`,
  status: 'CONFIRMED',
  pointsTenths: 20,
  ...changes,
});

describe('scoreOf', () => {
  it('is the base without deductions', () => {
    expect(scoreOf(parameters, [])).toMatchObject({ deductedTenths: 0, pendingTenths: 0, scoreTenths: 2000 });
  });

  it.each([
    { status: 'PROPOSED', deducted: 0, pending: 20, counting: 'PENDING' },
    { status: 'CONFIRMED', deducted: 20, pending: 0, counting: 'COUNTED' },
    { status: 'APPEALED', deducted: 0, pending: 20, counting: 'PENDING' },
    { status: 'UPHELD', deducted: 20, pending: 0, counting: 'COUNTED' },
    { status: 'COUNTED', deducted: 20, pending: 0, counting: 'COUNTED' },
    { status: 'WITHDRAWN', deducted: 0, pending: 0, counting: 'WITHDRAWN' },
  ] as const)('counts a $status deduction as $counting', ({ status, deducted, pending, counting }) => {
    const score = scoreOf(parameters, [aDeduction('a', { status })]);
    expect(score).toMatchObject({ deductedTenths: deducted, pendingTenths: pending, scoreTenths: 2000 - deducted });
    expect(score.counting.get('a')).toBe(counting);
  });

  it('counts one occurrence once, under the heavier rule', () => {
    const score = scoreOf(parameters, [
      aDeduction('D07a', { occurrenceKey: 'same' }),
      aDeduction('D07b', { occurrenceKey: 'same', pointsTenths: 30 }),
    ]);
    expect(score.scoreTenths).toBe(1970);
    expect([...score.counting]).toEqual([
      ['D07a', 'STACKED'],
      ['D07b', 'COUNTED'],
    ]);
  });

  it('counts every rule of one occurrence where the jurisdiction sums', () => {
    const score = scoreOf({ ...parameters, stacking: 'SUM' }, [
      aDeduction('D07a', { occurrenceKey: 'same' }),
      aDeduction('D07b', { occurrenceKey: 'same', pointsTenths: 30 }),
    ]);
    expect(score.scoreTenths).toBe(1950);
  });

  it('lets the lighter rule count while the heavier is only proposed, and shows the difference as pending', () => {
    const score = scoreOf(parameters, [
      aDeduction('D07a', { occurrenceKey: 'same' }),
      aDeduction('D07b', { occurrenceKey: 'same', pointsTenths: 30, status: 'PROPOSED' }),
    ]);
    expect(score).toMatchObject({ deductedTenths: 20, pendingTenths: 10, scoreTenths: 1980 });
  });

  it('does not fall below the floor', () => {
    const many = Array.from({ length: 50 }, (_, index) => aDeduction(String(index), { pointsTenths: 50 }));
    expect(scoreOf(parameters, many)).toMatchObject({ deductedTenths: 2500, scoreTenths: 0 });
  });

  it('holds for any deductions: integers, bounds, order does not matter, HIGHEST never takes more than SUM', () => {
    const deductions = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        occurrenceKey: fc.constantFrom('a', 'b', 'c'),
        status: fc.constantFrom(...DeductionStatus.options),
        pointsTenths: fc.integer({ min: 1, max: 500 }),
      }),
      { selector: (deduction) => deduction.id, maxLength: 20 },
    );
    fc.assert(
      fc.property(deductions, (list) => {
        const highest = scoreOf(parameters, list);
        const reversed = scoreOf(parameters, list.toReversed());
        const summed = scoreOf({ ...parameters, stacking: 'SUM' }, list);
        expect(Number.isInteger(highest.scoreTenths)).toBe(true);
        expect(highest.scoreTenths).toBeGreaterThanOrEqual(0);
        expect(highest.scoreTenths).toBeLessThanOrEqual(2000);
        expect(highest.pendingTenths).toBeGreaterThanOrEqual(0);
        expect(reversed.deductedTenths).toBe(highest.deductedTenths);
        expect(highest.deductedTenths).toBeLessThanOrEqual(summed.deductedTenths);
        expect(highest.counting.size).toBe(list.length);
      }),
    );
  });
});
