import type { AssignmentStatus } from '@ducha/contracts';
import { aClock } from './a-clock.js';
import type { Assignment } from './assignment.js';
import { dispatched } from './assignment.js';

/** Fixed instants for the specs: delivered on the 3rd, report due on the 20th of March, completion on the 20th of April 2026. */
export const moments = {
  delivered: new Date('2026-03-03T03:00:00Z'),
  now: new Date('2026-03-10T03:00:00Z'),
  reportDue: new Date('2026-03-20T16:00:00Z'),
  completionDue: new Date('2026-04-20T16:00:00Z'),
  afterDue: new Date('2026-04-22T01:00:00Z'),
} as const;

/** A valid assignment in any status, for specs. */
export function anAssignment(status: AssignmentStatus, change: Partial<Assignment> = {}): Assignment {
  const fresh = dispatched('LEAD', moments.reportDue, moments.completionDue);
  const acknowledged = { ...fresh, acknowledgedAt: moments.delivered };
  const handedIn = { ...acknowledged, clockStoppedAt: moments.now, firstReportedAt: moments.now };
  const over = { ...handedIn, closedAt: moments.now };
  const states: Record<AssignmentStatus, object> = {
    PENDING_ACK: fresh,
    DECLINED: { ...fresh, hasDeclined: true },
    IN_PROGRESS: acknowledged,
    INPUT_GIVEN: { ...handedIn, role: 'SUPPORT' },
    SUBMITTED: { ...handedIn, submittedAt: moments.now, submittedBy: 'submitter' },
    RETURNED: { ...acknowledged, firstReportedAt: moments.now, returnCount: 1 },
    COMPLETED: { ...over, submittedAt: moments.now, submittedBy: 'submitter' },
    CLOSED_UNABLE: over,
    CANCELLED: over,
  };
  const made = { ...fresh, ...states[status], status, ...change } as Assignment;
  const { reportDueAt, completionDueAt, firstReportedAt, clockStoppedAt } = made;
  const clocks =
    status === 'CANCELLED'
      ? []
      : [
          aClock('REPORT', reportDueAt, { stoppedAt: firstReportedAt ?? clockStoppedAt }),
          aClock('COMPLETION', completionDueAt, { stoppedAt: clockStoppedAt }),
        ];
  return { ...made, clocks: change.clocks ?? clocks };
}
