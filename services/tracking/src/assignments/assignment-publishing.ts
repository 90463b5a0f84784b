import {
  AssignmentAcceptedV1,
  AssignmentAcknowledgedV1,
  AssignmentBecameOverdueV1,
  AssignmentCancelledV1,
  AssignmentClosedUnableV1,
  AssignmentDeadlinePassedV1,
  AssignmentDeadlinesRecalculatedV1,
  AssignmentDeclinedV1,
  AssignmentDeclineOverruledV1,
  AssignmentEscalatedV1,
  AssignmentExtensionDecidedV1,
  AssignmentExtensionRequestedV1,
  AssignmentInputGivenV1,
  AssignmentProgressReportedV1,
  AssignmentRemindedV1,
  AssignmentReportMissedV1,
  AssignmentResumedV1,
  AssignmentReturnedV1,
  AssignmentSubmittedV1,
  AssignmentSuspendedV1,
  AssignmentUnableRefusedV1,
  AssignmentUnableRequestedV1,
  AssignmentUrgedV1,
} from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import type { AssignmentEvent } from '../domain/assignment-event.js';
import type { ClockReckoner } from '../domain/clock-reckoner.js';
import type { AssignmentRecord } from './assignment-record.js';
import { factsOf } from './assignment-record.js';

/** Publishes what happened, with the state after it, as the event of the record's new version. */
// eslint-disable-next-line complexity -- one flat, exhaustive list of the events reads better than its parts
export function publish(
  tx: Tx,
  record: AssignmentRecord,
  event: AssignmentEvent,
  reckoner: Pick<ClockReckoner, 'countedIn'>,
): void {
  const assignment = factsOf(record, reckoner);
  switch (event.kind) {
    case 'acknowledged':
      return tx.emit(AssignmentAcknowledgedV1, record, { assignment });
    case 'declined':
      return tx.emit(AssignmentDeclinedV1, record, { assignment, reason: event.reason });
    case 'declineOverruled':
      return tx.emit(AssignmentDeclineOverruledV1, record, { assignment, reason: event.reason });
    case 'progressReported':
      return tx.emit(AssignmentProgressReportedV1, record, { assignment, text: event.text, percent: event.percent });
    case 'inputGiven':
      return tx.emit(AssignmentInputGivenV1, record, { assignment, text: event.text });
    case 'submitted':
      return tx.emit(AssignmentSubmittedV1, record, { assignment, text: event.text });
    case 'returned':
      return tx.emit(AssignmentReturnedV1, record, { assignment, reason: event.reason });
    case 'accepted':
      return tx.emit(AssignmentAcceptedV1, record, { assignment });
    case 'closedUnable':
      return tx.emit(AssignmentClosedUnableV1, record, { assignment, reason: event.reason });
    case 'cancelled':
      return tx.emit(AssignmentCancelledV1, record, { assignment, reason: event.reason });
    case 'becameOverdue':
      return tx.emit(AssignmentBecameOverdueV1, record, {
        assignment,
        clock: event.momentOf,
        dueAt: event.dueAt.toISOString(),
      });
    case 'reminded':
      return tx.emit(AssignmentRemindedV1, record, { assignment, ...momentOf(event) });
    case 'escalated': {
      const { step, isSuggestion } = event;
      return tx.emit(AssignmentEscalatedV1, record, { assignment, ...momentOf(event), step, isSuggestion });
    }
    case 'reportMissed':
      return tx.emit(AssignmentReportMissedV1, record, { assignment, dueAt: event.dueAt.toISOString() });
    case 'deadlinePassed':
      return tx.emit(AssignmentDeadlinePassedV1, record, {
        assignment,
        clock: event.momentOf,
        dueAt: event.dueAt.toISOString(),
      });
    case 'deadlinesRecalculated':
      return tx.emit(AssignmentDeadlinesRecalculatedV1, record, {
        assignment,
        document: event.document,
        moved: event.moved.map(({ clock, before, after }) => ({
          clock,
          before: before.toISOString(),
          after: after.toISOString(),
        })),
      });
    case 'urged':
      return tx.emit(AssignmentUrgedV1, record, { assignment, text: event.text });
    case 'extensionRequested':
      return tx.emit(AssignmentExtensionRequestedV1, record, {
        assignment,
        reason: event.reason,
        proposedDueAt: event.proposedDueAt.toISOString(),
      });
    case 'extensionDecided':
      return tx.emit(AssignmentExtensionDecidedV1, record, {
        assignment,
        reason: event.reason,
        isGranted: event.isGranted,
      });
    case 'unableRequested':
      return tx.emit(AssignmentUnableRequestedV1, record, { assignment, reason: event.reason });
    case 'unableRefused':
      return tx.emit(AssignmentUnableRefusedV1, record, { assignment, reason: event.reason });
    case 'suspended':
      return tx.emit(AssignmentSuspendedV1, record, { assignment, reason: event.reason });
    case 'resumed':
      return tx.emit(AssignmentResumedV1, record, { assignment, reason: event.reason });
    default:
      return event satisfies never;
  }
}

const momentOf = (event: Extract<AssignmentEvent, { momentAt: Date }>) => ({
  clock: event.momentOf,
  dueAt: event.dueAt.toISOString(),
  momentAt: event.momentAt.toISOString(),
});
