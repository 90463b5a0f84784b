import type { Clock } from '../domain/clock.js';
import type { AssignmentClockEntity } from './assignment-clock.entity.js';

/** The clocks of an assignment `a`, as JSON in its own row: they are read with it in one statement. */
export const clocksColumn = `(SELECT json_agg(c) FROM assignment_clock c WHERE c.assignment_id = a.id) AS clocks`;

/** A clock as `json_agg` gives it. */
export type StoredClock = Record<string, unknown>;

const columns: [property: keyof Omit<AssignmentClockEntity, 'assignmentId'>, column: string][] = [
  ['kind', 'kind'],
  ['startedAt', 'started_at'],
  ['dueAt', 'due_at'],
  ['originalDueAt', 'original_due_at'],
  ['stoppedAt', 'stopped_at'],
  ['missedAt', 'missed_at'],
  ['warnAt', 'warn_at'],
  ['moments', 'moments'],
  ['steps', 'steps'],
  ['fired', 'fired'],
  ['provisionalYear', 'provisional_year'],
  ['calendarRevision', 'calendar_revision'],
  ['movedBy', 'moved_by'],
  ['basis', 'basis'],
];

const instants = new Set(['startedAt', 'dueAt', 'originalDueAt', 'stoppedAt', 'missedAt', 'warnAt']);

export function clockOf(stored: StoredClock): Clock {
  const { moments, steps, ...row } = Object.fromEntries(
    columns.map(([property, column]) => {
      const value = stored[column];
      return [property, instants.has(property) && value !== null ? new Date(value as string) : value];
    }),
  ) as unknown as Omit<AssignmentClockEntity, 'moments'> & { moments: string[] };
  return { ...row, moments: moments.map((at, index) => ({ at: new Date(at), step: steps[index]! })) };
}

export function clockRow(clock: Clock): Omit<AssignmentClockEntity, 'assignmentId'> {
  const { moments, ...row } = clock;
  return { ...row, moments: moments.map(({ at }) => at), steps: moments.map(({ step }) => step) };
}

/**
 * Statements that bring the rows of an assignment's clocks from one state to the other: what was started, changed and taken away.
 * @param assignmentId parameter with its id
 * @param parameter makes a parameter of the value and answers its placeholder
 */
export function clockChanges(
  before: readonly Clock[],
  after: readonly Clock[],
  assignmentId: string,
  parameter: (value: unknown) => string,
): string[] {
  if (before === after) return [];
  if (after.length === 0)
    return before.length === 0 ? [] : [`DELETE FROM assignment_clock WHERE assignment_id = ${assignmentId}`];
  return after.flatMap((clock) => {
    const earlier = before.find(({ kind }) => kind === clock.kind);
    if (earlier === clock) return [];
    const row = clockRow(clock);
    const given = (property: keyof typeof row): string => parameter(parameterOf(row[property]));
    if (!earlier) {
      const names = columns.map(([, column]) => column).join(', ');
      const values = columns.map(([property]) => given(property)).join(', ');
      return [`INSERT INTO assignment_clock (assignment_id, ${names}) VALUES (${assignmentId}, ${values})`];
    }
    const old = clockRow(earlier);
    // Most steps leave most of a clock the very same values.
    const isSame = (property: keyof typeof row): boolean =>
      row[property] === old[property] || JSON.stringify(row[property]) === JSON.stringify(old[property]);
    const changes = columns
      .filter(([property]) => !isSame(property))
      .map(([property, column]) => `${column} = ${given(property)}`);
    if (changes.length === 0) return [];
    const where = `assignment_id = ${assignmentId} AND kind = ${parameter(clock.kind)}`;
    return [`UPDATE assignment_clock SET ${changes.join(', ')} WHERE ${where}`];
  });
}

/** Instants of an array as text: the driver writes those of its own in the time zone of the process. */
export function parameterOf(value: unknown): unknown {
  return Array.isArray(value)
    ? value.map((each: unknown) => (each instanceof Date ? each.toISOString() : each))
    : value;
}
