import { endOfDay, lastDayOf } from '../form/due-day.js';

/**
 * The instant for a day typed into a date field. On the last possible day that is the limit itself, which may lie within
 * the day; empty where no day was given.
 */
export function dueWithin(day: string, limit: string | null): string {
  const due = endOfDay(day);
  return due && limit && day === lastDayOf(limit) ? new Date(limit).toISOString() : due;
}

/** The day after the last day of a limit, for a date field that asks for a later one. */
export function dayAfter(dueAt: string): string {
  const day = Date.parse(`${lastDayOf(dueAt)}T00:00:00Z`);
  return new Date(day + 86_400_000).toISOString().slice(0, 10);
}
