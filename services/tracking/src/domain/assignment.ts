import type { AssignmentRole } from '@ducha/contracts';
import type { Clock } from './clock.js';

/** A question the handling unit has put to the dispatcher. It is a sub-state beside the status, never a status of its own. */
export type PendingRequest =
  | { kind: 'EXTENSION'; reason: string; requestedAt: Date; proposedDueAt: Date }
  | { kind: 'UNABLE'; reason: string; requestedAt: Date };

interface AssignmentFields {
  role: AssignmentRole;
  reportDueAt: Date;
  completionDueAt: Date;
  acknowledgedAt: Date | null;
  firstReportedAt: Date | null;
  /** Since when the clock stands still; null while it runs. */
  clockStoppedAt: Date | null;
  /** Set while the item is suspended; the status stays what it was. */
  suspendedAt: Date | null;
  /** An assignment may be declined once. */
  hasDeclined: boolean;
  isOverdue: boolean;
  percent: number | null;
  returnCount: number;
  urgeCount: number;
  pendingRequest: PendingRequest | null;
  clocks: readonly Clock[];
}

/** In the hands of the handling unit (or, DECLINED, disputed by it): its clocks run unless the item is suspended. */
export interface RunningAssignment extends AssignmentFields {
  status: 'PENDING_ACK' | 'DECLINED' | 'IN_PROGRESS' | 'RETURNED';
  submittedAt: null;
  submittedBy: null;
  closedAt: null;
}

interface InputGivenAssignment extends AssignmentFields {
  status: 'INPUT_GIVEN';
  clockStoppedAt: Date;
  submittedAt: null;
  submittedBy: null;
  closedAt: null;
}

interface SubmittedAssignment extends AssignmentFields {
  status: 'SUBMITTED';
  clockStoppedAt: Date;
  submittedAt: Date;
  /** Person id; who submitted may not review. */
  submittedBy: string;
  closedAt: null;
}

interface ClosedAssignment extends AssignmentFields {
  status: 'COMPLETED' | 'CLOSED_UNABLE' | 'CANCELLED';
  clockStoppedAt: Date;
  submittedAt: Date | null;
  submittedBy: string | null;
  closedAt: Date;
}

/** What the rules look at; everything else about an assignment never changes after dispatch. */
export type Assignment = RunningAssignment | InputGivenAssignment | SubmittedAssignment | ClosedAssignment;

export const isClosed = (assignment: Pick<Assignment, 'status'>): boolean =>
  assignment.status === 'COMPLETED' || assignment.status === 'CLOSED_UNABLE' || assignment.status === 'CANCELLED';

/** The state of an assignment at the moment of its delivery. */
export function dispatched(role: AssignmentRole, reportDueAt: Date, completionDueAt: Date): Assignment {
  return {
    status: 'PENDING_ACK',
    role,
    reportDueAt,
    completionDueAt,
    acknowledgedAt: null,
    firstReportedAt: null,
    clockStoppedAt: null,
    suspendedAt: null,
    hasDeclined: false,
    isOverdue: false,
    percent: null,
    returnCount: 0,
    urgeCount: 0,
    pendingRequest: null,
    clocks: [],
    submittedAt: null,
    submittedBy: null,
    closedAt: null,
  };
}
