import { dayOf, startOf, yearOf } from './day.js';
import type { DayNumber } from './day.js';
import { assertLimit, dayOfPeriod, endOfPeriod, monthsLater } from './limit.js';
import type { Limit } from './limit.js';
import type { WorkCalendar } from './work-calendar.js';

/** One part of the way from the start of a limit to its end. Days from the one after the start to the last are each in one step. */
export type DueStep =
  /** Days that count towards the limit. */
  | { kind: 'COUNTED'; from: DayNumber; to: DayNumber; days: number }
  /** A weekend day that counts because it is worked (调休). */
  | { kind: 'MADE_UP'; from: DayNumber; to: DayNumber; days: number; occasion: string }
  /** Days that do not count; `occasion` null: an ordinary weekend. */
  | { kind: 'LEFT_OUT'; from: DayNumber; to: DayNumber; days: number; occasion: string | null };

export interface DueDate {
  /** The instant at which the limit is over: 00:00 after its last day, or the hour itself. */
  dueAt: Date;
  /** In the order of the calendar; none for hours. */
  steps: DueStep[];
  /** The last day as the limit states it fell on a day off, and was moved. */
  movedFrom: DayNumber | null;
  /** It depends on a year whose holiday notice is not known, and may still move. */
  isProvisional: boolean;
}

/** When a limit that starts at `from` is over, and how it was counted. @throws RangeError where the limit cannot be counted */
export function dueDate(calendar: WorkCalendar, limit: Limit, from: Date): DueDate {
  assertLimit(limit);
  if (limit.kind === 'HOURS') {
    const dueAt = new Date(from.getTime() + limit.amount * 3_600_000);
    return { dueAt, steps: [], movedFrom: null, isProvisional: false };
  }
  const start = dayOf(from);
  const stated = statedLastDay(calendar, limit, from);
  const last = settled(calendar, limit, stated);
  const dependsOnNotice = limit.kind === 'WORKING_DAYS' || limit.dayOff !== undefined;
  return {
    dueAt: startOf(last + 1),
    steps: limit.kind === 'WORKING_DAYS' ? workingSteps(calendar, start, last) : plainSteps(start, last),
    movedFrom: last === stated ? null : stated,
    isProvisional: dependsOnNotice && isProvisional(calendar, start, Math.max(stated, last)),
  };
}

/** The start of a reminder so long before a due date: days before its last day, from 00:00; hours before the instant. */
export function before(
  calendar: WorkCalendar,
  limit: { kind: 'HOURS' | 'DAYS' | 'WORKING_DAYS'; amount: number },
  dueAt: Date,
): Date {
  assertLimit(limit);
  if (limit.kind === 'HOURS') return new Date(dueAt.getTime() - limit.amount * 3_600_000);
  if (limit.kind === 'WORKING_DAYS') return calendar.minusWorkingDays(dueAt, limit.amount);
  return startOf(lastDayBefore(dueAt) - limit.amount);
}

/** The instant so long after a due date; 0 is the due date itself. */
export function after(
  calendar: WorkCalendar,
  limit: { kind: 'HOURS' | 'DAYS' | 'WORKING_DAYS'; amount: number },
  dueAt: Date,
): Date {
  if (limit.amount === 0) return dueAt;
  // An end at 24:00 belongs to the day it ends, so that "one day after" is the end of the next.
  const from = limit.kind === 'HOURS' ? dueAt : new Date(dueAt.getTime() - 1);
  return dueDate(calendar, limit, from).dueAt;
}

const lastDayBefore = (end: Date): DayNumber => dayOf(new Date(end.getTime() - 1));

function statedLastDay(calendar: WorkCalendar, limit: Limit, from: Date): DayNumber {
  const start = dayOf(from);
  switch (limit.kind) {
    case 'HOURS':
      return start;
    case 'DAYS':
      return start + limit.amount;
    case 'WORKING_DAYS':
      return lastDayBefore(calendar.plusWorkingDays(from, limit.amount));
    case 'MONTHS':
      return monthsLater(start, limit.amount);
    case 'END_OF':
      return nextOf(calendar, limit, from, (day) => endOfPeriod(limit.period, day));
    case 'DAY_OF':
      return nextOf(calendar, limit, from, (day) => dayOfPeriod(limit, day));
    default:
      return limit satisfies never;
  }
}

/** The first of the recurring days that is still ahead; the one of the running period may be over, also because it was drawn forward. */
function nextOf(
  calendar: WorkCalendar,
  limit: Extract<Limit, { kind: 'END_OF' | 'DAY_OF' }>,
  from: Date,
  inPeriodOf: (day: DayNumber) => DayNumber,
): DayNumber {
  for (let day = dayOf(from); ; day = endOfPeriod(limit.period, day) + 1) {
    const stated = inPeriodOf(day);
    if (startOf(settled(calendar, limit, stated) + 1) > from) return stated;
  }
}

function settled(calendar: WorkCalendar, { dayOff }: Limit, stated: DayNumber): DayNumber {
  let day = stated;
  while (dayOff && !calendar.isWorkingDay(day)) day += dayOff === 'FOLLOWING' ? 1 : -1;
  return day;
}

function isProvisional(calendar: WorkCalendar, first: DayNumber, last: DayNumber): boolean {
  for (let year = yearOf(first); year <= yearOf(last); year += 1) if (calendar.isProvisional(year)) return true;
  return false;
}

const plainSteps = (start: DayNumber, last: DayNumber): DueStep[] =>
  last > start ? [{ kind: 'COUNTED', from: start + 1, to: last, days: last - start }] : [];

function workingSteps(calendar: WorkCalendar, start: DayNumber, last: DayNumber): DueStep[] {
  const steps: DueStep[] = [];
  for (let day = start + 1; day <= last; day += 1) {
    const step = stepOf(calendar, day);
    const previous = steps.at(-1);
    if (!previous || !extend(previous, step)) steps.push(step);
  }
  return steps;
}

function stepOf(calendar: WorkCalendar, day: DayNumber): DueStep {
  const run = { from: day, to: day, days: 1 };
  const occasion = calendar.occasionOf(day);
  if (!calendar.isWorkingDay(day)) return { kind: 'LEFT_OUT', ...run, occasion };
  return occasion === null ? { kind: 'COUNTED', ...run } : { kind: 'MADE_UP', ...run, occasion };
}

/** Weekends inside or beside a holiday belong to it; two holidays in a row stay apart. Answers whether the day was taken in. */
function extend(previous: DueStep, next: DueStep): boolean {
  if (previous.kind !== next.kind || previous.kind === 'MADE_UP') return false;
  if (previous.kind === 'LEFT_OUT' && next.kind === 'LEFT_OUT') {
    const areDifferent = previous.occasion !== null && next.occasion !== null && previous.occasion !== next.occasion;
    if (areDifferent) return false;
    previous.occasion ??= next.occasion;
  }
  previous.to = next.to;
  previous.days += next.days;
  return true;
}
