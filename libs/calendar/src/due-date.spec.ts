import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { dayOf, formatDay } from './day.js';
import { after, before, dueDate } from './due-date.js';
import type { Limit } from './limit.js';
import { movedBy } from './moved.js';
import { overlaysFor, workCalendar } from './work-calendar.js';
import type { PublishedYear, RegionalYear } from './work-calendar.js';

const { years } = JSON.parse(
  readFileSync(new URL('../../../data/calendar/national-days.json', import.meta.url), 'utf8'),
) as { years: PublishedYear[] };
const calendar = workCalendar(years);
const at = (text: string): Date => new Date(`${text}+08:00`);

const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('DAYS' as const, 'WORKING_DAYS' as const, 'MONTHS' as const),
    amount: fc.integer({ min: 0, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('END_OF' as const),
    period: fc.constantFrom('WEEK' as const, 'HALF_MONTH' as const, 'TWO_MONTHS' as const, 'YEAR' as const),
    dayOff: fc.constantFrom('FOLLOWING' as const, 'PRECEDING' as const),
  }),
  fc.record({
    kind: fc.constant('DAY_OF' as const),
    period: fc.constantFrom('MONTH' as const, 'QUARTER' as const),
    day: fc.integer({ min: 1, max: 31 }),
    dayOff: fc.constantFrom('FOLLOWING' as const, 'PRECEDING' as const),
  }),
);
const instants = fc.date({ min: at('2024-01-01T00:00'), max: at('2026-10-01T00:00'), noInvalidDate: true });

describe('dueDate', () => {
  it.each<{ name: string; limit: Limit; from: string; due: string }>([
    { name: 'hours run on', limit: { kind: 'HOURS', amount: 1 }, from: '2026-09-30T23:30', due: '2026-10-01T00:30' },
    {
      name: 'days start the next day and end at 24:00, holidays included',
      limit: { kind: 'DAYS', amount: 15 },
      from: '2026-09-28T10:00',
      due: '2026-10-14T00:00',
    },
    {
      name: 'working days leave out holidays and count make-up days',
      limit: { kind: 'WORKING_DAYS', amount: 7 },
      from: '2026-09-28T10:00',
      due: '2026-10-14T00:00',
    },
    {
      name: 'a month ends on the day of the same number',
      limit: { kind: 'MONTHS', amount: 1 },
      from: '2026-03-16T09:00',
      due: '2026-04-17T00:00',
    },
    {
      name: 'a month without that day ends on its last',
      limit: { kind: 'MONTHS', amount: 1 },
      from: '2026-01-31T09:00',
      due: '2026-03-01T00:00',
    },
    {
      name: 'a last day off moves on where the rule says so',
      limit: { kind: 'DAYS', amount: 4, dayOff: 'FOLLOWING' },
      from: '2026-09-28T10:00',
      due: '2026-10-09T00:00',
    },
    {
      name: 'the end of the week, drawn forward to its last working day',
      limit: { kind: 'END_OF', period: 'WEEK', dayOff: 'PRECEDING' },
      from: '2026-03-04T10:00',
      due: '2026-03-07T00:00',
    },
    {
      name: 'on the weekend the end of the next week',
      limit: { kind: 'END_OF', period: 'WEEK', dayOff: 'PRECEDING' },
      from: '2026-03-07T10:00',
      due: '2026-03-14T00:00',
    },
    {
      name: 'half months end on the 15th',
      limit: { kind: 'END_OF', period: 'HALF_MONTH' },
      from: '2026-02-15T23:59',
      due: '2026-02-16T00:00',
    },
    {
      name: 'and with the month',
      limit: { kind: 'END_OF', period: 'HALF_MONTH' },
      from: '2026-02-16T00:00',
      due: '2026-03-01T00:00',
    },
    {
      name: 'the end of the year',
      limit: { kind: 'END_OF', period: 'YEAR' },
      from: '2026-03-01T00:00',
      due: '2027-01-01T00:00',
    },
    {
      name: 'monthly by the 5th, this month',
      limit: { kind: 'DAY_OF', period: 'MONTH', day: 5 },
      from: '2026-03-05T18:00',
      due: '2026-03-06T00:00',
    },
    {
      name: 'monthly by the 5th, over the year end',
      limit: { kind: 'DAY_OF', period: 'MONTH', day: 5 },
      from: '2025-12-06T00:00',
      due: '2026-01-06T00:00',
    },
    {
      name: 'the 10th of the first month of the quarter, moved on from a weekend',
      limit: { kind: 'DAY_OF', period: 'QUARTER', day: 10, dayOff: 'FOLLOWING' },
      from: '2025-11-01T00:00',
      due: '2026-01-13T00:00',
    },
  ])('$name', ({ limit, from, due }) => {
    expect(dueDate(calendar, limit, at(from)).dueAt).toEqual(at(due));
  });

  it('explains a date over the National Day holiday', () => {
    const { steps, isProvisional } = dueDate(calendar, { kind: 'WORKING_DAYS', amount: 7 }, at('2026-09-28T10:00'));
    expect(steps.map((step) => ({ ...step, from: formatDay(step.from), to: formatDay(step.to) }))).toEqual([
      { kind: 'COUNTED', from: '2026-09-29', to: '2026-09-30', days: 2 },
      { kind: 'LEFT_OUT', from: '2026-10-01', to: '2026-10-07', days: 7, occasion: '国庆节' },
      { kind: 'COUNTED', from: '2026-10-08', to: '2026-10-09', days: 2 },
      { kind: 'MADE_UP', from: '2026-10-10', to: '2026-10-10', days: 1, occasion: '国庆节' },
      { kind: 'LEFT_OUT', from: '2026-10-11', to: '2026-10-11', days: 1, occasion: null },
      { kind: 'COUNTED', from: '2026-10-12', to: '2026-10-13', days: 2 },
    ]);
    expect(isProvisional).toBe(false);
  });

  it('is provisional where it needs a year without a notice, and only there', () => {
    const overYearEnd = (limit: Limit) => dueDate(calendar, limit, at('2026-12-28T10:00')).isProvisional;
    expect(overYearEnd({ kind: 'WORKING_DAYS', amount: 5 })).toBe(true);
    expect(overYearEnd({ kind: 'WORKING_DAYS', amount: 2 })).toBe(false);
    expect(overYearEnd({ kind: 'DAYS', amount: 15 })).toBe(false);
    expect(overYearEnd({ kind: 'DAYS', amount: 15, dayOff: 'FOLLOWING' })).toBe(true);
  });

  it.each<Limit>([
    { kind: 'DAYS', amount: 1.5 },
    { kind: 'WORKING_DAYS', amount: -1 },
    { kind: 'WORKING_DAYS', amount: 1_000_000 },
    { kind: 'DAY_OF', period: 'MONTH', day: 0 },
    { kind: 'DAY_OF', period: 'QUARTER', month: 4, day: 1 },
  ])('refuses $kind that cannot be counted', (limit) => {
    expect(() => dueDate(calendar, limit, at('2026-03-02T09:00'))).toThrow(RangeError);
  });

  it('explains every day from the start to the end, once', () => {
    fc.assert(
      fc.property(limits, instants, (limit, from) => {
        const { dueAt, steps } = dueDate(calendar, limit, from);
        const start = dayOf(from);
        const last = dayOf(dueAt) - 1;
        expect(steps.reduce((days, step) => days + step.days, 0)).toBe(Math.max(0, last - start));
        let day = start;
        for (const step of steps) {
          expect([step.from, step.to]).toEqual([day + 1, day + step.days]);
          day = step.to;
        }
      }),
    );
  });

  it('counts as many days as the limit has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), instants, (amount, from) => {
        const { steps } = dueDate(calendar, { kind: 'WORKING_DAYS', amount }, from);
        const counted = steps.filter(({ kind }) => kind !== 'LEFT_OUT').reduce((days, step) => days + step.days, 0);
        expect(counted).toBe(amount);
      }),
    );
  });

  it('never lies before its start, and a recurring one is always ahead', () => {
    fc.assert(fc.property(limits, instants, (limit, from) => dueDate(calendar, limit, from).dueAt > from));
  });
});

describe('before and after', () => {
  it.each([
    {
      name: 'working days',
      limit: { kind: 'WORKING_DAYS', amount: 3 },
      due: '2026-10-11T00:00',
      at: '2026-09-30T00:00',
    },
    { name: 'days', limit: { kind: 'DAYS', amount: 3 }, due: '2026-10-11T00:00', at: '2026-10-07T00:00' },
    { name: 'hours', limit: { kind: 'HOURS', amount: 2 }, due: '2026-10-11T09:00', at: '2026-10-11T07:00' },
  ] as const)('a reminder $name before', ({ limit, due, at: expected }) => {
    expect(before(calendar, limit, at(due))).toEqual(at(expected));
  });

  it.each([
    { name: 'on the date itself', limit: { kind: 'DAYS', amount: 0 }, at: '2026-10-01T00:00' },
    { name: 'the end of the next day', limit: { kind: 'DAYS', amount: 1 }, at: '2026-10-02T00:00' },
    { name: 'the end of the next working day', limit: { kind: 'WORKING_DAYS', amount: 1 }, at: '2026-10-09T00:00' },
    { name: 'hours', limit: { kind: 'HOURS', amount: 5 }, at: '2026-10-01T05:00' },
  ] as const)('a step after the date: $name', ({ limit, at: expected }) => {
    expect(after(calendar, limit, at('2026-10-01T00:00'))).toEqual(at(expected));
  });
});

describe('regional days', () => {
  const festival: RegionalYear = {
    jurisdiction: '152500000000',
    year: 2026,
    document: '锡署办发〔2026〕1号',
    exceptions: [{ date: '2026-07-23', isWorkingDay: false, occasion: '那达慕' }],
  };
  const ofBanner: RegionalYear = {
    jurisdiction: '152502000000',
    year: 2026,
    document: '锡市政办发〔2026〕1号',
    exceptions: [{ date: '2026-07-23', isWorkingDay: true, occasion: '那达慕值守' }],
  };
  const calendarOf = (path: string) => workCalendar(years, overlaysFor([ofBanner, festival], path));
  const due = (path: string) => dueDate(calendarOf(path), { kind: 'WORKING_DAYS', amount: 1 }, at('2026-07-22T09:00'));

  it('hold for the jurisdiction and below, and the nearest has the last word', () => {
    expect(due('150000000000').dueAt).toEqual(at('2026-07-24T00:00'));
    expect(due('150000000000.152500000000').dueAt).toEqual(at('2026-07-25T00:00'));
    expect(due('150000000000.152500000000.152502000000').dueAt).toEqual(at('2026-07-24T00:00'));
  });

  it('publish no year', () => {
    const overlay = { ...festival, year: 2027, exceptions: [] };
    expect(workCalendar(years, [overlay]).isProvisional(2027)).toBe(true);
  });
});

describe('movedBy', () => {
  const withoutLast = workCalendar(years.filter(({ year }) => year !== 2026));

  it('lists what a new notice moved and nothing else, and only what was provisional', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ limit: limits, from: instants }), { maxLength: 20 }), (rows) => {
        const reckoned = rows.map((row, index) => ({
          ...row,
          id: String(index),
          ...dueDate(withoutLast, row.limit, row.from),
        }));
        const moved = new Map(movedBy(calendar, reckoned).map((row) => [row.id, row]));
        for (const row of reckoned) {
          const now = dueDate(calendar, row.limit, row.from).dueAt;
          expect(moved.get(row.id)?.after ?? row.dueAt).toEqual(now);
          if (moved.has(row.id)) expect(row.isProvisional).toBe(true);
        }
      }),
    );
  });

  it('moves a date over the Spring Festival', () => {
    const limit: Limit = { kind: 'WORKING_DAYS', amount: 2 };
    const from = at('2026-02-13T18:00');
    const { dueAt } = dueDate(withoutLast, limit, from);
    expect(movedBy(calendar, [{ id: 'a', limit, from, dueAt }])).toEqual([
      { id: 'a', before: at('2026-02-18T00:00'), after: at('2026-02-25T00:00') },
    ]);
  });
});
