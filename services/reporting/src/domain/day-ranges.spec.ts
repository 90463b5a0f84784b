import fc from 'fast-check';
import { period, upTo, upToNow, type DayRange } from './day-ranges.js';

const dayMs = 86_400_000;
const first = Date.parse('2023-11-15T00:00:00Z');
const dayAt = (index: number): string => new Date(first + index * dayMs).toISOString().slice(0, 10);
const everyDay = Array.from({ length: 900 }, (_, index) => dayAt(index));

/** How often each day is covered; a month stands for all its days. */
const covered = (ranges: readonly DayRange[], day: string): number =>
  ranges.filter(({ grain, from, to }) => {
    const at = grain === 'DAY' ? day : `${day.slice(0, 7)}-01`;
    return at >= from && (to === null || at <= to);
  }).length;

describe('ranges of days', () => {
  it('cover each day of a period once and no other', () => {
    const index = fc.integer({ min: 0, max: everyDay.length - 1 });
    fc.assert(
      fc.property(index, index, (a, b) => {
        const [from, to] = [dayAt(a), dayAt(b)];
        const ranges = period(from, to);
        for (const day of everyDay)
          expect([day, covered(ranges, day)]).toEqual([day, day >= from && day <= to ? 1 : 0]);
      }),
      { numRuns: 60 },
    );
  });

  it('cover everything up to a day, or everything there is', () => {
    for (const last of ['2024-02-29', '2024-03-01', '2024-12-31', '2025-01-01'])
      for (const day of everyDay) {
        expect([last, day, covered(upTo(last), day)]).toEqual([last, day, day <= last ? 1 : 0]);
        expect([last, day, covered(upToNow, day)]).toEqual([last, day, 1]);
      }
  });

  it('take whole months where there are any', () => {
    expect(period('2026-01-01', '2026-03-10')).toEqual([
      { grain: 'MONTH', from: '2026-01-01', to: '2026-02-01' },
      { grain: 'DAY', from: '2026-03-01', to: '2026-03-10' },
    ]);
  });
});
