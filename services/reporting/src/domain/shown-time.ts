import { upTo, upToNow, type DayRange } from './day-ranges.js';
import { dayAfter, dayInShanghai, startOfDay } from './shanghai-days.js';

/** What time a dashboard is about. */
export interface ShownTime {
  asOf: Date;
  day: string;
  isPast: boolean;
  from: string;
  /** Days whose changes add up to what stands. */
  state: readonly DayRange[];
  /** The instants the period of the measures lies between. */
  period: { from: Date; before: Date };
}

/**
 * @param query `asOf`: lamps of what stands now at that instant; `day`: all as it stood at the end of a day before today
 * @param now instant of the question
 */
export function shownTime(
  query: { asOf?: string | undefined; day?: string | undefined; from?: string | undefined },
  now: Date,
): ShownTime {
  const today = dayInShanghai(now);
  const isPast = query.day !== undefined && query.day < today;
  const asOf = isPast ? lastInstantOf(query.day ?? today) : query.asOf === undefined ? now : new Date(query.asOf);
  const day = dayInShanghai(asOf);
  const from = query.from ?? `${day.slice(0, 4)}-01-01`;
  return {
    asOf,
    day,
    isPast,
    from,
    state: isPast ? upTo(day) : upToNow,
    period: { from: startOfDay(from), before: startOfDay(dayAfter(day)) },
  };
}

const lastInstantOf = (day: string): Date => new Date(startOfDay(dayAfter(day)).getTime() - 1);
