import { dayBefore, firstDayOf } from './days.js';

describe('days', () => {
  it.each([
    ['the day before', '2026-11-26', 1, '2026-11-25'],
    ['a week before, over the month', '2026-12-03', 7, '2026-11-26'],
    ['the day before 1 March of a leap year', '2028-03-01', 1, '2028-02-29'],
    ['the same day', '2026-11-26', 0, '2026-11-26'],
  ])('knows %s', (_name, day, days, expected) => expect(dayBefore(day, days)).toBe(expected));

  it.each([
    ['WEEK', '2026-11-26', '2026-11-23'],
    ['WEEK', '2026-11-23', '2026-11-23'],
    ['WEEK', '2026-11-29', '2026-11-23'],
    ['MONTH', '2026-11-26', '2026-11-01'],
    ['QUARTER', '2026-11-26', '2026-10-01'],
    ['QUARTER', '2026-03-31', '2026-01-01'],
    ['YEAR', '2026-11-26', '2026-01-01'],
  ] as const)('begins the %s of %s on %s', (span, day, first) => expect(firstDayOf(span, day)).toBe(first));
});
