import { dayOf } from './day.js';
import type { WorkCalendar } from './work-calendar.js';

/** What a limit was set in. What is left of it, or over it, is counted in the same days. */
export type CountedIn = 'WORKING_DAYS' | 'CALENDAR_DAYS';

/** `LEFT` with 0 days: before the last day, but no working day lies between. `OVER` with 0 days: over by less than a day. */
export type TimeLeft = { kind: 'LEFT'; days: number } | { kind: 'TODAY' } | { kind: 'OVER'; days: number };

/**
 * Whole days between `now` and the last day of a limit, in Asia/Shanghai, the running day not counted: a limit that ends at
 * 00:00 ends with the day before. Delay is counted from the day after its last day on, as the limit itself was.
 */
export function timeLeft(calendar: WorkCalendar, countedIn: CountedIn, dueAt: Date, now: Date): TimeLeft {
  const lastMoment = new Date(dueAt.getTime() - 1);
  const between = (from: Date, to: Date): number =>
    countedIn === 'WORKING_DAYS' ? workingDaysAfter(calendar, from, to) : dayOf(to) - dayOf(from);
  if (now >= dueAt) return { kind: 'OVER', days: between(lastMoment, now) };
  return dayOf(now) === dayOf(lastMoment) ? { kind: 'TODAY' } : { kind: 'LEFT', days: between(now, lastMoment) };
}

/** Working days after the day of `from`, up to and including the day of `to`. */
const workingDaysAfter = (calendar: WorkCalendar, from: Date, to: Date): number =>
  calendar.workingDaysBetween(from, new Date(to.getTime() + 1));
