import type { Assignment } from './assignment.js';
import { isClosed } from './assignment.js';
import type { AssignmentCommand } from './assignment-command.js';

/**
 * What happens to an assignment that hung on another one when that one is over: a support unit that gave its input has done
 * its part, everything else is taken back with the reason. Null where it is closed already.
 */
export function closingWith(dependent: Assignment, reason: string): AssignmentCommand | null {
  if (isClosed(dependent)) return null;
  if (dependent.status === 'INPUT_GIVEN' && !dependent.suspendedAt) return { kind: 'completeWithLead' };
  return { kind: 'cancel', reason };
}
