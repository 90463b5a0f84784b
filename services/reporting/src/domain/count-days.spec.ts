import fc from 'fast-check';
import { Cover, dayNumber, dayText, januaryOf, monthOf, yearOf } from './count-days.js';

const dayMs = 86_400_000;
const first = Date.parse('2023-11-15T00:00:00Z');
const everyDay = Array.from({ length: 900 }, (_, index) => new Date(first + index * dayMs).toISOString().slice(0, 10));

/** How often each day is covered; a year and a month stand for all their days. */
function times(cover: Cover, day: string): number {
  const number = dayNumber(day);
  const month = monthOf(number);
  const isNamed = cover.monthsOfDays.includes(month);
  return Number(cover.hasYear(yearOf(month))) + Number(cover.hasMonth(month)) + Number(isNamed && cover.hasDay(number));
}

describe('days as numbers', () => {
  it('sort as their dates and come back', () => {
    const numbers = everyDay.map(dayNumber);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers.map(dayText)).toEqual(everyDay);
    expect(dayText(januaryOf(monthOf(dayNumber('2024-07-31'))) * 32 + 1)).toBe('2024-01-01');
  });
});

describe('the cover of a run of days', () => {
  it('has each day once and no other, whatever its ends', () => {
    const end = fc.option(fc.constantFrom(...everyDay, '2024-01-01', '2024-12-31', '2025-02-28'));
    fc.assert(
      fc.property(end, end, (from, to) => {
        const cover = Cover.of(from, to);
        for (const day of everyDay) {
          const isIn = (from === null || day >= from) && (to === null || day <= to);
          expect([day, times(cover, day)]).toEqual([day, isIn ? 1 : 0]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('takes whole years and months where there are any', () => {
    const cover = Cover.of('2023-11-15', '2026-03-10');
    expect(cover.monthsOfDays.map((month) => dayText(month * 32 + 1))).toEqual(['2023-11-01', '2026-03-01']);
    expect([2023, 2024, 2025, 2026].map((year) => cover.hasYear(year))).toEqual([false, true, true, false]);
    expect(Cover.of('2025-01-01', null).monthsOfDays).toEqual([]);
    expect(Cover.of('2025-01-01', null).needsMonths).toBe(false);
  });
});
