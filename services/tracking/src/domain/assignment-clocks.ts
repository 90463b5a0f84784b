import type { ClockKind } from '@ducha/contracts';
import { clockKinds } from '@ducha/contracts';
import type { Assignment } from './assignment.js';
import type { AssignmentEvent } from './assignment-event.js';
import type { Clock, MoveCause } from './clock.js';
import { measuredDueAt } from './clock.js';
import type { ClockReckoner, Timed } from './clock-reckoner.js';

/** Whether the assignment, as it stands, waits for what the clock measures. */
function isAwaited(kind: ClockKind, assignment: Assignment): boolean {
  const { status, suspendedAt, clockStoppedAt, firstReportedAt, pendingRequest, role } = assignment;
  switch (kind) {
    case 'ACKNOWLEDGE':
      return (status === 'PENDING_ACK' || status === 'RETURNED') && suspendedAt === null;
    case 'REPORT':
      return clockStoppedAt === null && firstReportedAt === null;
    case 'RECURRING_REPORT':
      // A support unit's input goes to its lead, which reports for both.
      return clockStoppedAt === null && firstReportedAt !== null && role === 'LEAD';
    case 'COMPLETION':
      return clockStoppedAt === null;
    case 'EXTENSION_DECISION':
      return pendingRequest?.kind === 'EXTENSION' && suspendedAt === null;
    case 'REVIEW':
      return status === 'SUBMITTED' && suspendedAt === null;
    default:
      return kind satisfies never;
  }
}

/** Events that ask anew for what a stopped clock waited for; every other one lets it go on. */
const restarts: Partial<Record<ClockKind, AssignmentEvent['kind']>> = {
  ACKNOWLEDGE: 'returned',
  REVIEW: 'submitted',
  EXTENSION_DECISION: 'extensionRequested',
};

const causes: Partial<Record<AssignmentEvent['kind'], MoveCause>> = {
  extensionDecided: 'EXTENSION',
  returned: 'RETURN',
};

/** The clocks of a newly delivered assignment. @param starts instants its dates may have been counted from */
export function firstClocks(
  timed: Timed,
  { reportDueAt, completionDueAt }: Assignment,
  starts: readonly Date[],
  now: Date,
  reckoner: ClockReckoner,
): Clock[] {
  return [
    ...[reckoner.start('ACKNOWLEDGE', timed, now, now) ?? []].flat(),
    reckoner.startWithDate('REPORT', timed, reportDueAt, starts, now),
    reckoner.startWithDate('COMPLETION', timed, completionDueAt, starts, now),
  ];
}

/** The clocks after the event. Nothing is expected of a cancelled assignment any more: it has none. */
export function clocksAfter(
  timed: Timed,
  before: Assignment,
  after: Assignment,
  event: AssignmentEvent,
  at: Date,
  reckoner: ClockReckoner,
): Clock[] {
  if (after.status === 'CANCELLED') return [];
  if (event.kind === 'deadlinesRecalculated') return [...event.clocks];
  return clockKinds.flatMap((kind) => {
    const clock = before.clocks.find((each) => each.kind === kind);
    return next(kind, clock) ?? [];
  });

  function next(kind: ClockKind, clock: Clock | undefined): Clock | null {
    if (clock && 'momentOf' in event && event.momentOf === kind) return passed(clock);
    if (!isAwaited(kind, after)) return clock ? stopped(clock) : null;
    if (!clock || (clock.stoppedAt && restarts[kind] === event.kind)) return started(kind) ?? clock ?? null;
    return clock.stoppedAt ? resumed(clock, clock.stoppedAt) : running(clock);
  }

  function started(kind: ClockKind): Clock | null {
    if (kind === 'RECURRING_REPORT') return reckoner.startRecurring(timed, at, at);
    // The dates of the task itself are given once, at its delivery.
    return kind === 'REPORT' || kind === 'COMPLETION' ? null : reckoner.start(kind, timed, at, at);
  }

  function stopped(clock: Clock): Clock {
    if (clock.stoppedAt) return clock;
    const isReport = event.kind === 'submitted' || event.kind === 'inputGiven';
    return { ...clock, stoppedAt: at, missedAt: isReport ? null : clock.missedAt };
  }

  function running(clock: Clock): Clock {
    if (clock.kind === 'RECURRING_REPORT' && event.kind === 'progressReported') {
      // A report meets the period it is given in; one that came before the period began met it already.
      const isMet = clock.startedAt > at;
      const met = { ...clock, missedAt: null };
      return isMet ? met : reckoner.nextPeriod(met, timed, clock.dueAt);
    }
    const dueAt = dueIn(after, clock);
    return dueAt.getTime() === clock.dueAt.getTime()
      ? clock
      : reckoner.moved(clock, timed, dueAt, at, causes[event.kind] ?? 'STANDSTILL');
  }

  function resumed(clock: Clock, since: Date): Clock {
    const standstill = at.getTime() - since.getTime();
    if (clock.kind === 'RECURRING_REPORT') {
      const again = { ...clock, stoppedAt: null };
      // Periods that ended during the standstill asked for nothing.
      return clock.dueAt > at ? again : reckoner.nextPeriod(again, timed, at);
    }
    const isGiven = clock.kind === 'REPORT' || clock.kind === 'COMPLETION';
    const later = (instant: Date): Date => new Date(instant.getTime() + standstill);
    const dueAt = isGiven ? dueIn(after, clock) : clock.dueAt > since ? later(clock.dueAt) : clock.dueAt;
    if (dueAt.getTime() !== clock.dueAt.getTime())
      return reckoner.moved(clock, timed, dueAt, at, causes[event.kind] ?? 'STANDSTILL');
    // A missed date stays; the steps after it wait as long as the clock stood.
    const moments = clock.moments.map((moment, index) =>
      index < clock.fired ? moment : { ...moment, at: later(moment.at) },
    );
    return { ...clock, stoppedAt: null, moments };
  }

  function passed(clock: Clock): Clock {
    const isPeriodOver = event.kind === 'reportMissed';
    if (!isPeriodOver) return { ...clock, fired: clock.fired + 1 };
    return reckoner.nextPeriod({ ...clock, missedAt: clock.missedAt ?? clock.dueAt }, timed, clock.dueAt);
  }
}

function dueIn({ reportDueAt, completionDueAt }: Assignment, clock: Clock): Date {
  if (clock.kind === 'REPORT') return reportDueAt;
  return clock.kind === 'COMPLETION' ? completionDueAt : clock.dueAt;
}

/** The clocks that make the lamp: what the handling unit still owes. */
const lampKinds = (assignment: Assignment): ClockKind[] =>
  assignment.firstReportedAt === null ? ['REPORT', 'COMPLETION'] : ['RECURRING_REPORT', 'COMPLETION'];

/** What the lamp is measured against, and the clock that is due first. Null without clocks. */
export function lampDates(assignment: Assignment): { nextDueAt: Date; warnAt: Date; first: Clock } | null {
  const kinds = lampKinds(assignment);
  const clocks = assignment.clocks.filter(({ kind }) => kinds.includes(kind));
  const [first] = clocks.toSorted((one, other) => measuredDueAt(one).getTime() - measuredDueAt(other).getTime());
  if (!first) return null;
  const nextDueAt = measuredDueAt(first);
  const warnings = clocks.flatMap(({ warnAt }) => (warnAt ? [warnAt.getTime()] : []));
  return { nextDueAt, warnAt: new Date(Math.min(nextDueAt.getTime(), ...warnings)), first };
}
