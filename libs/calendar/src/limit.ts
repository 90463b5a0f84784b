import { dayAt, dayOfMonth, monthOf, weekdayOf, yearOf } from './day.js';
import type { DayNumber } from './day.js';

/** A stretch of the calendar that starts with a Monday, the 1st or the 16th of a month, or a month of the year. */
export type Period = 'WEEK' | 'HALF_MONTH' | 'MONTH' | 'TWO_MONTHS' | 'QUARTER' | 'HALF_YEAR' | 'YEAR';
export type MonthPeriod = Exclude<Period, 'WEEK' | 'HALF_MONTH'>;

/** What becomes of a limit whose last day is a day off; without a word it stays there. */
export type DayOffRule = 'FOLLOWING' | 'PRECEDING';

/**
 * A time limit as a rule states it. Days start on the day after (民法典第二百零一条) and end at 24:00 of the last one, months end on the
 * day of the same number or, where there is none, the month's last (第二百零二条), hours run on.
 */
export type Limit =
  | { kind: 'HOURS' | 'DAYS' | 'WORKING_DAYS' | 'MONTHS'; amount: number; dayOff?: DayOffRule }
  /** The end of the running period: 每季度末, 年底. */
  | { kind: 'END_OF'; period: Period; dayOff?: DayOffRule }
  /** A day of every period: 每月5日前, 每季度首月10日前. `month` counts within the period from 1. */
  | { kind: 'DAY_OF'; period: MonthPeriod; month?: number; day: number; dayOff?: DayOffRule };

const monthsIn: Record<MonthPeriod, number> = { MONTH: 1, TWO_MONTHS: 2, QUARTER: 3, HALF_YEAR: 6, YEAR: 12 };

/** Month (of the day's year) with which the period that holds the day starts. */
const firstMonthOf = (period: MonthPeriod, day: DayNumber): number =>
  monthOf(day) - ((monthOf(day) - 1) % monthsIn[period]);

/** The last day of the period that holds the day. */
export function endOfPeriod(period: Period, day: DayNumber): DayNumber {
  if (period === 'WEEK') return day + 7 - weekdayOf(day);
  if (period === 'HALF_MONTH') return dayAt(yearOf(day), monthOf(day), dayOfMonth(day) <= 15 ? 15 : 31);
  return dayAt(yearOf(day), firstMonthOf(period, day) + monthsIn[period] - 1, 31);
}

/** The named day of the period that holds `day`; it can lie before it. */
export function dayOfPeriod({ period, month = 1, day: wanted }: Extract<Limit, { kind: 'DAY_OF' }>, day: DayNumber) {
  return dayAt(yearOf(day), firstMonthOf(period, day) + month - 1, wanted);
}

/** The day of the same number `months` later, or the last of that month. */
export const monthsLater = (day: DayNumber, months: number): DayNumber =>
  dayAt(yearOf(day), monthOf(day) + months, dayOfMonth(day));

/** Ten years: a limit beyond is a slip of the pen, and counting it would keep a request busy. */
const longest = 3_660;

/** @throws RangeError where the limit is not one that can be counted */
export function assertLimit(limit: Limit): void {
  const numbers = 'amount' in limit ? [limit.amount] : limit.kind === 'DAY_OF' ? [limit.month ?? 1, limit.day] : [];
  for (const number of numbers) {
    if (!Number.isInteger(number) || number < 0 || number > longest * (limit.kind === 'HOURS' ? 24 : 1))
      throw new RangeError(`not a limit: ${JSON.stringify(limit)}`);
  }
  if (limit.kind !== 'DAY_OF') return;
  const { month = 1, day, period } = limit;
  if (month < 1 || month > monthsIn[period] || day < 1 || day > 31)
    throw new RangeError(`not a day of the period: ${JSON.stringify(limit)}`);
}
