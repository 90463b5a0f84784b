import { dueDate } from './due-date.js';
import type { Limit } from './limit.js';
import type { WorkCalendar } from './work-calendar.js';

/** A due date that was reckoned before a year's notice was known. */
export interface Reckoned {
  id: string;
  limit: Limit;
  from: Date;
  dueAt: Date;
}

export interface Moved {
  id: string;
  before: Date;
  after: Date;
}

/** Which due dates are others by the calendar as it is now, such as after the import of a year's notice. The rest stays as it is. */
export function movedBy(calendar: WorkCalendar, reckoned: readonly Reckoned[]): Moved[] {
  return reckoned.flatMap(({ id, limit, from, dueAt }) => {
    const after = dueDate(calendar, limit, from).dueAt;
    return after.getTime() === dueAt.getTime() ? [] : [{ id, before: dueAt, after }];
  });
}
