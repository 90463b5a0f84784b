import type { Trend } from '@ducha/contracts';

/** What happened on one day to the assignments of a subtree. `ended` is every way of being over, `completed` only the good one. */
export interface DayCounts {
  day: string;
  delivered: number;
  ended: number;
  completed: number;
  becameOverdue: number;
}

/**
 * One entry a day, also where nothing happened.
 * @param openBefore assignments delivered and not over before the first day
 */
export function trendOf(days: readonly string[], openBefore: number, counts: readonly DayCounts[]): Trend['days'] {
  const byDay = new Map(counts.map((count) => [count.day, count]));
  let open = openBefore;
  return days.map((day) => {
    const { delivered = 0, ended = 0, completed = 0, becameOverdue = 0 } = byDay.get(day) ?? {};
    open += delivered - ended;
    return { day, delivered, completed, becameOverdue, openAtEnd: open };
  });
}
