import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { dayOf, parseDay, startOf } from './day.js';
import { workCalendar } from './work-calendar.js';
import type { PublishedYear } from './work-calendar.js';

const { years } = JSON.parse(
  readFileSync(new URL('../../../data/calendar/national-days.json', import.meta.url), 'utf8'),
) as { years: PublishedYear[] };
const calendar = workCalendar(years);
const at = (text: string): Date => new Date(`${text}+08:00`);

describe('workCalendar', () => {
  it.each([
    { name: 'an ordinary week', from: '2026-03-02T09:00', n: 5, end: '2026-03-10T00:00' },
    {
      name: 'over the National Day holiday with make-up day 10-10',
      from: '2026-09-28T10:00',
      n: 7,
      end: '2026-10-14T00:00',
    },
    {
      name: 'over the Spring Festival with make-up days 02-14 and 02-28',
      from: '2026-02-13T18:00',
      n: 2,
      end: '2026-02-25T00:00',
    },
    { name: 'over a year end', from: '2025-12-31T12:00', n: 1, end: '2026-01-05T00:00' },
    { name: 'zero days: the end of the day itself', from: '2026-03-02T09:00', n: 0, end: '2026-03-03T00:00' },
    { name: 'from the first instant of a day', from: '2026-03-02T00:00', n: 1, end: '2026-03-04T00:00' },
  ])('plusWorkingDays: $name', ({ from, n, end }) => {
    expect(calendar.plusWorkingDays(at(from), n)).toEqual(at(end));
  });

  it.each([
    { name: 'a limit that ends at 24:00 of Friday', end: '2026-03-07T00:00', n: 3, start: '2026-03-03T00:00' },
    { name: 'a limit in the middle of a day', end: '2026-03-06T15:00', n: 3, start: '2026-03-03T00:00' },
    { name: 'over the National Day holiday', end: '2026-10-11T00:00', n: 3, start: '2026-09-30T00:00' },
  ])('minusWorkingDays: $name', ({ end, n, start }) => {
    expect(calendar.minusWorkingDays(at(end), n)).toEqual(at(start));
  });

  it('marks a year without a published notice as provisional', () => {
    expect(calendar.isProvisional(2026)).toBe(false);
    expect(calendar.isProvisional(2027)).toBe(true);
  });

  it('refuses part days, malformed dates and dates of another year', () => {
    expect(() => calendar.plusWorkingDays(at('2026-03-02T09:00'), 1.5)).toThrow(RangeError);
    expect(() => parseDay('2026-02-30')).toThrow(RangeError);
    expect(() =>
      workCalendar([
        { year: 2026, document: '', exceptions: [{ date: '2025-01-01', isWorkingDay: false, occasion: '元旦' }] },
      ]),
    ).toThrow(RangeError);
  });

  it('counts what it added, for any start and number of days', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2024-01-01T00:00'), max: at('2026-12-01T00:00'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 60 }),
        (from, n) => calendar.workingDaysBetween(from, calendar.plusWorkingDays(from, n)) === n,
      ),
    );
  });

  it('ends on a working day whenever it moved', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2024-01-01T00:00'), max: at('2026-12-01T00:00'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 60 }),
        (from, n) => calendar.isWorkingDay(dayOf(calendar.plusWorkingDays(from, n)) - 1),
      ),
    );
  });

  it('round-trips days', () => {
    expect(startOf(parseDay('2026-10-01'))).toEqual(at('2026-10-01T00:00'));
  });
});
