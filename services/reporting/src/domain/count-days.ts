/**
 * Days, months and years as whole numbers, in which counters name the parts of their series. A day is 32 times its month and the
 * day of it, so that days sort, and the month follows from the day.
 */
const numbers = new Map<string, number>();

/** @param day `yyyy-mm-dd` */
export function dayNumber(day: string): number {
  let number = numbers.get(day);
  if (number === undefined) {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    number = (year * 12 + month - 1) * 32 + date;
    // Days of all counted years fit; what strange dates add is not kept for ever.
    if (numbers.size > 20_000) numbers.clear();
    numbers.set(day, number);
  }
  return number;
}

export const monthOf = (day: number): number => Math.floor(day / 32);
export const yearOf = (month: number): number => Math.floor(month / 12);
export const januaryOf = (month: number): number => yearOf(month) * 12;
export const dayText = (day: number): string => {
  const month = monthOf(day);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(yearOf(month)).padStart(4, '0')}-${two((month % 12) + 1)}-${two(day % 32)}`;
};

const daysIn = (month: number): number => new Date(Date.UTC(yearOf(month), (month % 12) + 1, 0)).getUTCDate();
const firstIn = (month: number): number => month * 32 + 1;
const lastIn = (month: number): number => month * 32 + daysIn(month);

type Run = readonly [first: number, last: number];
/** For each part of each counter of a dashboard, so it makes nothing. */
function within(runs: readonly Run[], number: number): boolean {
  for (const run of runs) if (number >= run[0] && number <= run[1]) return true;
  return false;
}

/** A run of days as whole years, whole months of other years, and days of other months. */
export class Cover {
  private constructor(
    private readonly years: readonly Run[],
    private readonly months: readonly Run[],
    private readonly days: readonly Run[],
  ) {}

  static readonly everything = new Cover([[0, Infinity]], [], []);

  /** Both days included; nothing where the last comes before the first. Null for no limit. */
  static of(first: string | null, last: string | null): Cover {
    const from = first === null ? 0 : dayNumber(first);
    const to = last === null ? Infinity : dayNumber(last);
    if (to < from) return new Cover([], [], []);
    const firstMonth = from === 0 ? 0 : monthOf(from) + (from % 32 === 1 ? 0 : 1);
    const lastMonth = to === Infinity ? Infinity : monthOf(to) - (to === lastIn(monthOf(to)) ? 0 : 1);
    if (lastMonth < firstMonth) return new Cover([], [], [[from, to]]);
    const days = [[from, lastIn(firstMonth - 1)] as const, [firstIn(lastMonth + 1), to] as const];
    const firstYear = Math.ceil(firstMonth / 12);
    const lastYear = lastMonth === Infinity ? Infinity : Math.floor((lastMonth + 1) / 12) - 1;
    if (lastYear < firstYear) return new Cover([], [[firstMonth, lastMonth]], days.filter(isRun));
    const months = [[firstMonth, firstYear * 12 - 1] as const, [(lastYear + 1) * 12, lastMonth] as const];
    return new Cover([[firstYear, lastYear]], months.filter(isRun), days.filter(isRun));
  }

  /** Both days included, each as a day of its own. */
  static ofDays(first: string, last: string): Cover {
    return new Cover([], [], [[dayNumber(first), dayNumber(last)]]);
  }

  hasYear(year: number): boolean {
    return within(this.years, year);
  }

  hasMonth(month: number): boolean {
    return within(this.months, month);
  }

  hasDay(day: number): boolean {
    return within(this.days, day);
  }

  get needsMonths(): boolean {
    return this.months.length > 0;
  }

  /** Months of which single days are covered. */
  get monthsOfDays(): number[] {
    return this.days.flatMap(([from, to]) => monthsFrom(monthOf(from), monthOf(to)));
  }
}

const isRun = ([first, last]: Run): boolean => first <= last && first < Infinity;

export const monthsFrom = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
