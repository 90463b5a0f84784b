import type { AssignmentStatus } from '@ducha/contracts';
import { closedStatuses, lampColumn, statusColumn, type FlowColumn } from './count-columns.js';
import { lampAt, type Clocked } from './lamp.js';
import { dayInShanghai } from './shanghai-days.js';

/** What of an assignment stands on a day. */
export interface CountedState extends Clocked {
  /** First day of which it is true at its end. */
  from: string;
  isOverdue: boolean;
}

/** What happened to an assignment, each at most once. */
export interface CountedHistory {
  status: AssignmentStatus;
  isOverdue: boolean;
  deliveredAt: Date;
  acknowledgedAt: Date | null;
  closedAt: Date | null;
  overdueAt: Date | null;
  returnedAt: Date | null;
  extendedAt: Date | null;
}

/** So much is to be added to a column of the counters of one day. */
export interface Change {
  day: string;
  column: string;
  amount: number;
}

const dayMs = 86_400_000;
const tenthMs = dayMs / 10;
const isClosed = (status: AssignmentStatus): boolean => closedStatuses.some((closed) => closed === status);
const later = (a: string, b: string): string => (a > b ? a : b);

export const isRunning = ({ status, clockStoppedAt }: Clocked): boolean => clockStoppedAt === null && !isClosed(status);

/** A column and the first day at whose end it counts the assignment; `at` where that came by itself at an instant. */
interface Span {
  column: string;
  start: string;
  at: Date | null;
  amount: 1 | -1;
}

/** Everything a state counts as, as long as it lasts. */
function spansOf(state: CountedState): Span[] {
  const { from, status } = state;
  const counted = (column: string): Span => ({ column, start: from, at: null, amount: 1 });
  const spans = [counted(statusColumn(status))];
  if (state.isOverdue) spans.push(counted('overdue'));
  if (isClosed(status)) return spans;
  if (state.clockStoppedAt !== null) {
    const lamp = lampAt(state, state.clockStoppedAt);
    if (lamp === 'YELLOW' || lamp === 'RED') spans.push(counted(lampColumn(lamp, status)));
    return spans;
  }
  return [...spans, ...lampSpans(state)];
}

/** A running assignment turns yellow and red by itself. A due instant at midnight belongs to the day that begins. */
function lampSpans({ from, status, warnAt, nextDueAt }: CountedState): Span[] {
  const turn = (column: string, at: Date, amount: 1 | -1): Span => ({
    column,
    start: later(from, dayInShanghai(at)),
    at,
    amount,
  });
  const red = turn(lampColumn('RED', status), nextDueAt, 1);
  if (warnAt >= nextDueAt) return [red];
  const yellow = lampColumn('YELLOW', status);
  return [turn(yellow, warnAt, 1), turn(yellow, nextDueAt, -1), red];
}

/**
 * Changes of counters when a state begins. Lamps that turned up to `settledAt` are counted; later ones follow when they are settled.
 */
export const beginning = (state: CountedState, settledAt: Date | null): Change[] =>
  spansOf(state)
    .filter(({ at }) => at === null || isSettled(at, settledAt))
    .map(({ start, column, amount }) => ({ day: start, column, amount }));

/**
 * Changes of counters when a state ends at an instant of the given day. Lamps that turned since the last settling and before
 * that day are counted for the days between.
 */
export function ending(state: CountedState, day: string, settledAt: Date | null): Change[] {
  return spansOf(state).flatMap(({ start, column, at, amount }) => {
    const end = { day: later(start, day), column, amount: -amount };
    if (at === null || isSettled(at, settledAt)) return [end];
    return start < day ? [{ day: start, column, amount }, end] : [];
  });
}

/** Changes of counters by lamps that turned after `settledAt` up to `until`, of a state that still lasts. */
export const settling = (state: CountedState, settledAt: Date | null, until: Date): Change[] =>
  spansOf(state)
    .filter(({ at }) => at !== null && !isSettled(at, settledAt) && at <= until)
    .map(({ start, column, amount }) => ({ day: start, column, amount }));

const isSettled = (at: Date, settledAt: Date | null): boolean => settledAt !== null && at <= settledAt;

/** What an assignment counts as in the measures of periods. */
export function happened(history: CountedHistory): (Change & { column: FlowColumn })[] {
  const changes: (Change & { column: FlowColumn })[] = [];
  const count = (column: FlowColumn, at: Date | null, amount = 1): void => {
    if (at !== null) changes.push({ day: dayInShanghai(at), column, amount });
  };
  count('issued', history.deliveredAt);
  count('acknowledged', history.acknowledgedAt);
  count('became_overdue', history.overdueAt);
  count('returned', history.returnedAt);
  count('extended', history.extendedAt);
  if (!isClosed(history.status)) return changes;
  count('ended', history.closedAt);
  if (history.status !== 'COMPLETED' || history.closedAt === null) return changes;
  count('completed', history.closedAt);
  if (!history.isOverdue) count('completed_on_time', history.closedAt);
  const took = history.closedAt.getTime() - history.deliveredAt.getTime();
  count('days_tenths', history.closedAt, Math.max(0, Math.round(took / tenthMs)));
  return changes;
}
