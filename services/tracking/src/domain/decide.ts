import { DomainError } from '@ducha/contracts';
import type { Assignment } from './assignment.js';
import type { AssignmentCommand } from './assignment-command.js';
import type { AssignmentEvent } from './assignment-event.js';
import { pastEvent } from './clock-moment.js';
import { requireOpen } from './permission.js';

const violated = (rule: string, field?: string, params: Record<string, number> = {}) =>
  new DomainError('RULE_VIOLATED', rule, params, field);

/**
 * What the command leads to in this state at this instant (06-states §6.2).
 * @throws DomainError with the rule that refuses it
 */
// eslint-disable-next-line complexity -- one flat, exhaustive list of the commands reads better than its parts
export function decide(command: AssignmentCommand, assignment: Assignment, now: Date): AssignmentEvent {
  requireOpen(assignment, command.kind);
  switch (command.kind) {
    case 'acknowledge':
      return { kind: 'acknowledged' };
    case 'decline':
      if (assignment.clocks.some(({ kind, dueAt }) => kind === 'ACKNOWLEDGE' && dueAt <= now)) {
        throw violated('tracking.decline.after-limit');
      }
      return { kind: 'declined', reason: command.reason };
    case 'overruleDecline':
      return { kind: 'declineOverruled', reason: command.reason };
    case 'cancelDeclined':
    case 'cancel':
      return { kind: 'cancelled', reason: command.reason };
    case 'reportProgress':
      return { kind: 'progressReported', text: command.text, percent: command.percent };
    case 'giveInput':
      return { kind: 'inputGiven', text: command.text };
    case 'submit':
      if (command.missingInputs > 0 && !command.missingInputReason) {
        throw violated('tracking.submit.support-input-missing', 'missingInputReason', { count: command.missingInputs });
      }
      return { kind: 'submitted', text: command.text, submittedBy: command.submittedBy };
    case 'return':
      return { kind: 'returned', reason: command.reason, completionDueAt: dueAfterReturn(command, assignment, now) };
    case 'accept':
      if (command.reviewedBy === assignment.submittedBy) {
        throw new DomainError('FORBIDDEN', 'tracking.accept.own-submission');
      }
      if (command.openChildren > 0) {
        throw new DomainError('STATE_CONFLICT', 'tracking.accept.children-open', { count: command.openChildren });
      }
      return { kind: 'accepted' };
    case 'requestExtension':
      if (now >= assignment.completionDueAt) throw violated('tracking.extension.after-due');
      if (command.proposedDueAt <= assignment.completionDueAt) {
        throw violated('tracking.extension.not-later', 'proposedDueAt');
      }
      return { kind: 'extensionRequested', reason: command.reason, proposedDueAt: command.proposedDueAt };
    case 'decideExtension':
      return decideExtension(command, assignment, now);
    case 'requestUnable':
      return { kind: 'unableRequested', reason: command.reason };
    case 'decideUnable':
      return { kind: command.isGranted ? 'closedUnable' : 'unableRefused', reason: command.reason };
    case 'urge':
      return { kind: 'urged', text: command.text };
    case 'suspend':
      return { kind: 'suspended', reason: command.reason };
    case 'resume':
      return { kind: 'resumed', reason: command.reason };
    case 'completeWithLead':
      return { kind: 'accepted' };
    case 'passMoment': {
      const event = pastEvent(assignment.clocks, command.clock, now);
      if (!event) throw violated('tracking.clock.not-due');
      return event;
    }
    case 'recalculate':
      return recalculated(command, assignment);
    default:
      return command satisfies never;
  }
}

/**
 * The reviewer's new date; without one the unit gets back the time its report lay under review, unless it was late already.
 */
function dueAfterReturn(command: { completionDueAt: Date | null }, assignment: Assignment, now: Date): Date {
  const { completionDueAt: due, clockStoppedAt: stoppedAt } = assignment;
  if (command.completionDueAt) {
    if (command.completionDueAt <= now) throw violated('tracking.return.due-not-ahead', 'completionDueAt');
    return command.completionDueAt;
  }
  return stoppedAt && stoppedAt < due ? new Date(due.getTime() + now.getTime() - stoppedAt.getTime()) : due;
}

function decideExtension(
  command: Extract<AssignmentCommand, { kind: 'decideExtension' }>,
  assignment: Assignment,
  now: Date,
): AssignmentEvent {
  const { isGranted, reason, latestDueAt } = command;
  const pending = assignment.pendingRequest;
  if (!isGranted || pending?.kind !== 'EXTENSION') {
    return { kind: 'extensionDecided', reason, isGranted: false, completionDueAt: assignment.completionDueAt };
  }
  const granted = command.dueAt ?? pending.proposedDueAt;
  if (granted <= assignment.completionDueAt || granted <= now) throw violated('tracking.extension.not-later', 'dueAt');
  if (latestDueAt && granted > latestDueAt) throw violated('tracking.extension.after-parent', 'dueAt');
  return { kind: 'extensionDecided', reason, isGranted, completionDueAt: granted };
}

function recalculated(
  { document, clocks }: Extract<AssignmentCommand, { kind: 'recalculate' }>,
  assignment: Assignment,
): AssignmentEvent {
  const moved = clocks.flatMap((clock) => {
    const before = assignment.clocks.find(({ kind }) => kind === clock.kind)?.dueAt ?? clock.dueAt;
    return before.getTime() === clock.dueAt.getTime() ? [] : [{ clock: clock.kind, before, after: clock.dueAt }];
  });
  return { kind: 'deadlinesRecalculated', document, clocks, moved };
}
