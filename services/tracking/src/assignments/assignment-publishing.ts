import {
  AssignmentAcceptedV1,
  AssignmentAcknowledgedV1,
  AssignmentBecameOverdueV1,
  AssignmentCancelledV1,
  AssignmentClosedUnableV1,
  AssignmentDeclinedV1,
  AssignmentDeclineOverruledV1,
  AssignmentExtensionDecidedV1,
  AssignmentExtensionRequestedV1,
  AssignmentInputGivenV1,
  AssignmentProgressReportedV1,
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
import type { AssignmentRecord } from './assignment-record.js';
import { factsOf } from './assignment-record.js';

/** Publishes what happened, with the state after it, as the event of the record's new version. */
export function publish(tx: Tx, record: AssignmentRecord, event: AssignmentEvent): void {
  const assignment = factsOf(record);
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
        clock: event.clock,
        dueAt: event.dueAt.toISOString(),
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
