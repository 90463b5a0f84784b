const dayMs = 86_400_000;
/** Fixed offset of Asia/Shanghai, exact since 1991. */
const offsetMs = 8 * 60 * 60 * 1_000;

/** Days are asked for again and again, a dozen for each assignment that is counted: writing one takes longer than all else. */
const days = new Map<number, string>();

/** The calendar day of an instant in Asia/Shanghai, `yyyy-mm-dd`. */
export function dayInShanghai(instant: Date): string {
  const number = Math.floor((instant.getTime() + offsetMs) / dayMs);
  let day = days.get(number);
  if (day === undefined) {
    day = new Date(number * dayMs).toISOString().slice(0, 10);
    // Days of all counted years fit; what strange dates add is not kept for ever.
    if (days.size > 20_000) days.clear();
    days.set(number, day);
  }
  return day;
}

/** The first instant of a day in Asia/Shanghai. */
export const startOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00.000Z`) - offsetMs);

/** The calendar day after another. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + dayMs).toISOString().slice(0, 10);

/** The calendar day before another. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) - dayMs).toISOString().slice(0, 10);

/** @returns the last `count` days up to that of the instant, the oldest first */
export function daysUpTo(instant: Date, count: number): string[] {
  const last = startOfDay(dayInShanghai(instant)).getTime();
  return Array.from({ length: count }, (_, index) => dayInShanghai(new Date(last - (count - 1 - index) * dayMs)));
}
