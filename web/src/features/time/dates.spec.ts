import {
  formatClock,
  formatDay,
  formatDue,
  formatDueShort,
  formatFileDay,
  formatInstant,
  formatMonthDay,
  formatShort,
  secondsSince,
} from './dates.js';

describe('dates', () => {
  const now = new Date('2026-11-23T10:00:00.000Z');
  it.each([
    ['a day', formatDay('2026-11-23T10:00:00.000Z'), '2026年11月23日'],
    ['a day after local midnight', formatDay('2026-11-23T16:30:00.000Z'), '2026年11月24日'],
    ['a day in the name of a file', formatFileDay(new Date('2026-01-03T17:00:00.000Z')), '20260104'],
    ['an instant', formatInstant('2026-11-23T10:05:00.000Z'), '2026年11月23日 18:05'],
    ['midnight as 00, not 24', formatInstant('2026-11-23T16:00:00.000Z'), '2026年11月24日 00:00'],
    ['a short instant', formatShort('2026-01-03T10:00:00.000Z'), '1月3日 18:00'],
    ['a day of this year', formatMonthDay('2026-03-09', 2026), '3月9日'],
    ['a day of another year', formatMonthDay('2025-03-09', 2026), '2025年3月9日'],
    ['a clock', formatClock('2026-11-23T10:00:05.900Z'), '18:00:05'],
    ['a limit at the end of a day', formatDue('2026-03-20T16:00:00.000Z'), '2026年3月20日'],
    ['a limit within a day', formatDue('2026-03-20T10:00:00.000Z'), '2026年3月20日 18:00'],
    ['a limit at the end of a year', formatDueShort('2026-12-31T16:00:00.000Z', now), '12月31日'],
    ['a limit within a day in a table', formatDueShort('2026-03-20T10:00:00.000Z', now), '3月20日 18:00'],
    ['a limit within a day of another year', formatDueShort('2027-03-20T10:00:00.000Z', now), '2027年3月20日'],
  ])('writes %s', (_name, written, expected) => expect(written).toBe(expected));

  it('never shows an age below zero', () =>
    expect(secondsSince('2026-03-20T10:00:05.000Z', new Date('2026-03-20T10:00:00.000Z'))).toBe(0));
});
