/**
 * Days are counted as whole numbers since 1970-01-01 in Asia/Shanghai, which has had one offset (+08:00, no summer time)
 * for as long as this platform's dates reach.
 */
export type DayNumber = number;

const MS_PER_DAY = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The Shanghai day an instant falls on. */
export function dayOf(instant: Date): DayNumber {
  return Math.floor((instant.getTime() + SHANGHAI_OFFSET_MS) / MS_PER_DAY);
}

/** 00:00 in Shanghai of a day; equally 24:00 of the day before, the moment at which a limit "within that day" ends. */
export function startOf(day: DayNumber): Date {
  return new Date(day * MS_PER_DAY - SHANGHAI_OFFSET_MS);
}

/** `yyyy-mm-dd` to a day. Throws RangeError where the text is no calendar day. */
export function parseDay(text: string): DayNumber {
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(ms) || formatDay(ms / MS_PER_DAY) !== text) {
    throw new RangeError(`not a calendar day: ${text}`);
  }
  return ms / MS_PER_DAY;
}

export function formatDay(day: DayNumber): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

export function yearOf(day: DayNumber): number {
  return new Date(day * MS_PER_DAY).getUTCFullYear();
}

/** Saturday or Sunday. Day 0 was a Thursday. */
export function isWeekend(day: DayNumber): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

/** 1 (January) to 12. */
export function monthOf(day: DayNumber): number {
  return new Date(day * MS_PER_DAY).getUTCMonth() + 1;
}

/** 1 to 31. */
export function dayOfMonth(day: DayNumber): number {
  return new Date(day * MS_PER_DAY).getUTCDate();
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** @param month may lie outside 1 to 12 and leads into other years; a day the month does not have is its last day */
export function dayAt(year: number, month: number, ofMonth: number): DayNumber {
  const first = Date.UTC(year, month - 1, 1) / MS_PER_DAY;
  const next = Date.UTC(year, month, 1) / MS_PER_DAY;
  return Math.min(first + ofMonth, next) - 1;
}
