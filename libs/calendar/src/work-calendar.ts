import { dayOf, isWeekend, monthOf, parseDay, startOf, yearOf } from './day.js';
import type { DayNumber } from './day.js';

/** The days of one published year that differ from the ordinary week, with the document that says so. */
export interface PublishedYear {
  year: number;
  document: string;
  exceptions: readonly { date: string; isWorkingDay: boolean; occasion: string }[];
}

/** Days of one jurisdiction that differ from the national calendar, with the document that says so. */
export interface RegionalYear extends PublishedYear {
  /** Id of the unit; the days hold for it and everything below it. */
  jurisdiction: string;
}

export interface WorkCalendar {
  isWorkingDay(day: DayNumber): boolean;
  /** Why a day differs from the ordinary week, such as the holiday's name; null for a day that does not. */
  occasionOf(day: DayNumber): string | null;
  /** A year whose holiday notice is not known counts as ordinary weeks; dates in it may still move. */
  isProvisional(year: number): boolean;
  /**
   * End (24:00, Asia/Shanghai) of the n-th working day after the day of `instant`; the day itself does not count.
   * @param n whole working days, 0 or more; 0 gives the end of the day itself.
   */
  plusWorkingDays(instant: Date, n: number): Date;
  /** Start (00:00, Asia/Shanghai) of the n-th working day before the last day of a limit that ends at `instant`. */
  minusWorkingDays(instant: Date, n: number): Date;
  /** Working days after the day of `from`, up to and including the last day of a limit that ends at `to`; negative when `to` lies before. */
  workingDaysBetween(from: Date, to: Date): number;
}

const requireWholeDays = (n: number): void => {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`working days must be a whole number, 0 or more: ${n}`);
};

/** A notice speaks of its year, and of the last December days that its New Year holiday needs. */
const isDayOf = (year: number, day: DayNumber): boolean =>
  yearOf(day) === year || (yearOf(day) === year - 1 && monthOf(day) === 12);

/** The last day of a limit: an end at 00:00 is 24:00 of the day before. */
const lastDayOf = (end: Date): DayNumber => dayOf(new Date(end.getTime() - 1));

/** The overlays that hold for a unit, the nearest last, so that it has the last word. @param unitPath ids from the top down, joined by dots */
export function overlaysFor(overlays: readonly RegionalYear[], unitPath: string): RegionalYear[] {
  const ids = unitPath.split('.');
  return overlays
    .filter(({ jurisdiction }) => ids.includes(jurisdiction))
    .toSorted((one, other) => ids.indexOf(one.jurisdiction) - ids.indexOf(other.jurisdiction));
}

/**
 * A calendar over the published years. Make-up days (调休) count as working days, holidays do not.
 * @param overlays days of the jurisdiction, which go before the national ones; they publish no year
 * @throws RangeError where a date is malformed or lies outside its year.
 */
export function workCalendar(years: readonly PublishedYear[], overlays: readonly PublishedYear[] = []): WorkCalendar {
  const published = new Set(years.map(({ year }) => year));
  const exceptions = new Map<DayNumber, { isWorkingDay: boolean; occasion: string }>();
  for (const { year, exceptions: days } of [...years, ...overlays]) {
    for (const { date, ...exception } of days) {
      const day = parseDay(date);
      if (!isDayOf(year, day)) throw new RangeError(`${date} does not lie in ${year}`);
      exceptions.set(day, exception);
    }
  }

  const isWorkingDay = (day: DayNumber): boolean => exceptions.get(day)?.isWorkingDay ?? !isWeekend(day);

  const step = (from: DayNumber, n: number, direction: 1 | -1): DayNumber => {
    requireWholeDays(n);
    let day = from;
    for (let left = n; left > 0;) {
      day += direction;
      if (isWorkingDay(day)) left -= 1;
    }
    return day;
  };

  return {
    isWorkingDay,
    occasionOf: (day) => exceptions.get(day)?.occasion ?? null,
    isProvisional: (year) => !published.has(year),
    plusWorkingDays: (instant, n) => startOf(step(dayOf(instant), n, 1) + 1),
    minusWorkingDays: (instant, n) => startOf(step(lastDayOf(instant), n, -1)),
    workingDaysBetween: (from, to) => {
      const [first, last] = [dayOf(from), lastDayOf(to)];
      const sign = last >= first ? 1 : -1;
      let count = 0;
      for (let day = Math.min(first, last) + 1; day <= Math.max(first, last); day += 1) {
        if (isWorkingDay(day)) count += 1;
      }
      return sign * count;
    },
  };
}
