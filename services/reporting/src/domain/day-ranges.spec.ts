import { upTo, upToNow, type DayRange } from './day-ranges.js';

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
  it('cover everything up to a day, or everything there is', () => {
    for (const last of ['2024-02-29', '2024-03-01', '2024-12-31', '2025-01-01'])
      for (const day of everyDay) {
        expect([last, day, covered(upTo(last), day)]).toEqual([last, day, day <= last ? 1 : 0]);
        expect([last, day, covered(upToNow, day)]).toEqual([last, day, 1]);
      }
  });
});
