import { DomainError, type AssignmentStatus } from '@ducha/contracts';
import type { PlannedTask } from './decomposition.js';

/**
 * The tasks of a new round after a look-back (回头看) failed: every LEAD that had been accepted gets its task again, under
 * a new assignment with the new dates. Leads closed as unable and supports are not asked again.
 */
export function planReopening(
  tasks: readonly (PlannedTask & { status: AssignmentStatus | null })[],
  reportDueAt: Date,
  completionDueAt: Date,
  newId: () => string,
): PlannedTask[] {
  const leads = tasks.filter(({ role, status }) => role === 'LEAD' && status === 'COMPLETED');
  if (leads.length === 0) throw new DomainError('RULE_VIOLATED', 'intake.item.no-lead-to-reopen');
  return leads.map((lead) => ({
    assignmentId: newId(),
    unitId: lead.unitId,
    unitPath: lead.unitPath,
    role: 'LEAD',
    leadAssignmentId: null,
    task: lead.task,
    responsiblePerson: lead.responsiblePerson,
    reportDueAt: reportDueAt.toISOString(),
    completionDueAt: completionDueAt.toISOString(),
    skipsLevel: lead.skipsLevel,
  }));
}
