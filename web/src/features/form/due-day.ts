/** Limits are days in Asia/Shanghai, which keeps UTC+8 all year; a whole day ends with the midnight after it. */
const offsetMs = 8 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** The instant the day is over: `2026-03-20` → `2026-03-20T16:00:00.000Z`; empty stays empty. */
export function endOfDay(day: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return '';
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs - offsetMs).toISOString();
}

/** The last day of a limit, for a date input. */
export function lastDayOf(dueAt: string): string {
  if (!dueAt) return '';
  const local = new Date(dueAt).getTime() + offsetMs;
  const isWholeDay = local % dayMs === 0;
  return new Date(isWholeDay ? local - 1 : local).toISOString().slice(0, 10);
}

/** Today in Shanghai, for the earliest day an input takes. */
export const todayIn = (now: Date): string => new Date(now.getTime() + offsetMs).toISOString().slice(0, 10);
