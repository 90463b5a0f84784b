import type { ClockKind } from '@ducha/contracts';
import type { Assignment, RunningAssignment } from './assignment.js';
import type { AssignmentEvent } from './assignment-event.js';

type Closing = 'COMPLETED' | 'CLOSED_UNABLE' | 'CANCELLED';

/** The assignment after the event. Total: `decide` has already refused what must not happen. */
// eslint-disable-next-line complexity -- one flat, exhaustive list of the events reads better than its parts
export function evolve(assignment: Assignment, event: AssignmentEvent, at: Date): Assignment {
  switch (event.kind) {
    case 'acknowledged':
      return running(assignment, 'IN_PROGRESS', { acknowledgedAt: assignment.acknowledgedAt ?? at });
    case 'declined':
      return running(assignment, 'DECLINED', { hasDeclined: true });
    case 'declineOverruled':
      return running(assignment, 'PENDING_ACK', {});
    case 'progressReported':
      return { ...assignment, percent: event.percent, firstReportedAt: assignment.firstReportedAt ?? at };
    case 'inputGiven':
      return {
        ...assignment,
        ...delivered(assignment, at),
        status: 'INPUT_GIVEN',
        submittedAt: null,
        submittedBy: null,
        closedAt: null,
      };
    case 'submitted':
      return {
        ...assignment,
        ...delivered(assignment, at),
        status: 'SUBMITTED',
        submittedAt: at,
        submittedBy: event.submittedBy,
        closedAt: null,
      };
    case 'returned':
      return running(assignment, 'RETURNED', {
        completionDueAt: event.completionDueAt,
        clockStoppedAt: null,
        returnCount: assignment.returnCount + 1,
      });
    case 'accepted':
      return closed(assignment, 'COMPLETED', at);
    case 'closedUnable':
      return closed(assignment, 'CLOSED_UNABLE', at);
    case 'cancelled':
      return closed(assignment, 'CANCELLED', at);
    case 'becameOverdue':
      return event.momentOf === 'COMPLETION' ? { ...assignment, isOverdue: true } : assignment;
    case 'reminded':
    case 'escalated':
    case 'reportMissed':
    case 'deadlinePassed':
      return assignment;
    case 'deadlinesRecalculated':
      return { ...assignment, ...movedDates(event.moved) };
    case 'urged':
      return { ...assignment, urgeCount: assignment.urgeCount + 1 };
    case 'extensionRequested':
      return {
        ...assignment,
        pendingRequest: {
          kind: 'EXTENSION',
          reason: event.reason,
          requestedAt: at,
          proposedDueAt: event.proposedDueAt,
        },
      };
    case 'unableRequested':
      return { ...assignment, pendingRequest: { kind: 'UNABLE', reason: event.reason, requestedAt: at } };
    case 'extensionDecided':
      return { ...assignment, pendingRequest: null, completionDueAt: event.completionDueAt };
    case 'unableRefused':
      return { ...assignment, pendingRequest: null };
    case 'suspended':
      return { ...assignment, suspendedAt: at, clockStoppedAt: assignment.clockStoppedAt ?? at };
    case 'resumed':
      return resumed(assignment, at);
    default:
      return event satisfies never;
  }
}

function running(
  assignment: Assignment,
  status: RunningAssignment['status'],
  change: Partial<RunningAssignment>,
): Assignment {
  return { ...assignment, submittedAt: null, submittedBy: null, closedAt: null, ...change, status };
}

/** The clock stops, the first report is given, and a question still open falls away. Delivery after the date stays marked. */
function delivered(assignment: Assignment, at: Date) {
  return {
    clockStoppedAt: at,
    firstReportedAt: assignment.firstReportedAt ?? at,
    isOverdue: assignment.isOverdue || at >= assignment.completionDueAt,
    pendingRequest: null,
  };
}

function closed(assignment: Assignment, status: Closing, at: Date): Assignment {
  const clockStoppedAt = assignment.clockStoppedAt ?? at;
  return { ...assignment, status, clockStoppedAt, suspendedAt: null, closedAt: at, pendingRequest: null };
}

/**
 * Due dates that were still ahead when the item was suspended move by the time it stood still. Where the clock already stood
 * (submitted, input given) they stay: a return gives that time back, and must not give it twice.
 */
function resumed(assignment: Assignment, at: Date): Assignment {
  const { suspendedAt } = assignment;
  if (!suspendedAt || assignment.status === 'SUBMITTED' || assignment.status === 'INPUT_GIVEN' || assignment.closedAt) {
    return { ...assignment, suspendedAt: null };
  }
  const standstill = at.getTime() - suspendedAt.getTime();
  const moved = (due: Date): Date => (due > suspendedAt ? new Date(due.getTime() + standstill) : due);
  return {
    ...assignment,
    suspendedAt: null,
    clockStoppedAt: null,
    reportDueAt: moved(assignment.reportDueAt),
    completionDueAt: moved(assignment.completionDueAt),
  };
}

function movedDates(moved: Extract<AssignmentEvent, { kind: 'deadlinesRecalculated' }>['moved']) {
  const dueOf = (kind: ClockKind) => moved.find(({ clock }) => clock === kind)?.after;
  const [reportDueAt, completionDueAt] = [dueOf('REPORT'), dueOf('COMPLETION')];
  return { ...(reportDueAt && { reportDueAt }), ...(completionDueAt && { completionDueAt }) };
}
