import type { EntityManager } from 'typeorm';
import { clientOf, copyIn, CopyRows } from './copy-in.js';
import type { StoredAssignment } from './counted-assignment.js';

/** What an assignment was from one day on until the day it became something else. */
export type PastState = Pick<
  StoredAssignment,
  'id' | 'from' | 'status' | 'isOverdue' | 'nextDueAt' | 'warnAt' | 'clockStoppedAt'
> & { until: string };

/** Several changes of one day leave only the last: `past` has the state at the end of each day. */
export async function writePast(manager: EntityManager, past: readonly PastState[]): Promise<void> {
  if (past.length === 0) return;
  await manager.query(
    `INSERT INTO assignment_past (id, from_day, until_day, status, is_overdue, next_due_at, warn_at, clock_stopped_at)
     SELECT * FROM unnest($1::uuid[], $2::date[], $3::date[], $4::text[], $5::boolean[], $6::timestamptz[],
                          $7::timestamptz[], $8::timestamptz[])`,
    [
      past.map(({ id }) => id),
      past.map(({ from }) => from),
      past.map(({ until }) => until),
      past.map(({ status }) => status),
      past.map(({ isOverdue }) => isOverdue),
      past.map(({ nextDueAt }) => nextDueAt.toISOString()),
      past.map(({ warnAt }) => warnAt.toISOString()),
      past.map(({ clockStoppedAt }) => clockStoppedAt?.toISOString() ?? null),
    ],
  );
}

/** The same for many: a fraction of what it costs as a statement with values. */
export async function copyPast(manager: EntityManager, past: readonly PastState[]): Promise<void> {
  if (past.length === 0) return;
  const copied = new CopyRows(past.length * 128);
  for (const { id, from, until, status, isOverdue, nextDueAt, warnAt, clockStoppedAt } of past) {
    copied.row(8);
    copied.uuid(id);
    copied.date(from);
    copied.date(until);
    copied.code(status);
    copied.boolean(isOverdue);
    copied.moment(nextDueAt);
    copied.moment(warnAt);
    if (clockStoppedAt === null) copied.nothing();
    else copied.moment(clockStoppedAt);
  }
  const columns = 'id, from_day, until_day, status, is_overdue, next_due_at, warn_at, clock_stopped_at';
  await copyIn(await clientOf(manager), `assignment_past (${columns})`, copied);
}
