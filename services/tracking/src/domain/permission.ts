import type { AssignmentRole, AssignmentStatus } from '@ducha/contracts';
import { DomainError, sentenceFor } from '@ducha/contracts';
import type { Assignment } from './assignment.js';
import type { CommandKind } from './assignment-command.js';

interface Opening {
  from: readonly AssignmentStatus[];
  role?: AssignmentRole;
  /** Whether the command works on an item that stands still; everything else waits until it is resumed. */
  isPossibleSuspended?: boolean;
}

const handling = ['IN_PROGRESS'] as const;
const unfinished = ['PENDING_ACK', 'DECLINED', 'IN_PROGRESS', 'INPUT_GIVEN', 'SUBMITTED', 'RETURNED'] as const;

/** From which status, and in which role, each command is open (06-states §6.2). */
const openings: Record<CommandKind, Opening> = {
  acknowledge: { from: ['PENDING_ACK', 'RETURNED'] },
  decline: { from: ['PENDING_ACK'] },
  overruleDecline: { from: ['DECLINED'] },
  cancelDeclined: { from: ['DECLINED'] },
  cascade: { from: handling },
  reportProgress: { from: handling },
  giveInput: { from: handling, role: 'SUPPORT' },
  submit: { from: handling, role: 'LEAD' },
  return: { from: ['SUBMITTED'] },
  accept: { from: ['SUBMITTED'] },
  requestExtension: { from: handling },
  decideExtension: { from: handling },
  requestUnable: { from: handling },
  decideUnable: { from: handling },
  urge: { from: ['PENDING_ACK', 'IN_PROGRESS', 'RETURNED'] },
  suspend: { from: unfinished },
  resume: { from: unfinished, isPossibleSuspended: true },
  cancel: { from: unfinished, isPossibleSuspended: true },
  completeWithLead: { from: ['INPUT_GIVEN'], role: 'SUPPORT' },
  // A moment missed during an outage fires afterwards, whatever has happened since, unless the task itself was taken back.
  passMoment: { from: [...unfinished, 'COMPLETED', 'CLOSED_UNABLE'], isPossibleSuspended: true },
  recalculate: { from: unfinished, isPossibleSuspended: true },
};

/** @throws DomainError STATE_CONFLICT where the command is not open in this state, whatever its input */
export function requireOpen(assignment: Assignment, kind: CommandKind): void {
  const rule = refusalOf(assignment, kind);
  if (!rule) return;
  throw new DomainError('STATE_CONFLICT', rule, { status: sentenceFor(`tracking.status.${assignment.status}`) });
}

/** The rule by which the command is not open; null where it is. No error yet: what is offered to whom asks for every command. */
export function refusalOf(assignment: Assignment, kind: CommandKind): string | null {
  const opening = openings[kind];
  const { status, pendingRequest } = assignment;
  if (!opening.from.includes(status)) return `tracking.${kind}.wrong-status`;
  if (opening.role && opening.role !== assignment.role) return `tracking.${kind}.wrong-role`;
  if (assignment.suspendedAt && !opening.isPossibleSuspended) return 'tracking.assignment.suspended';
  switch (kind) {
    case 'decline':
      return assignment.hasDeclined ? 'tracking.decline.only-once' : null;
    case 'resume':
      return assignment.suspendedAt ? null : 'tracking.resume.not-suspended';
    case 'requestExtension':
    case 'requestUnable':
      return pendingRequest ? 'tracking.request.already-pending' : null;
    case 'decideExtension':
      return pendingRequest?.kind === 'EXTENSION' ? null : 'tracking.decideExtension.none-pending';
    case 'decideUnable':
      return pendingRequest?.kind === 'UNABLE' ? null : 'tracking.decideUnable.none-pending';
    default:
      return null;
  }
}
