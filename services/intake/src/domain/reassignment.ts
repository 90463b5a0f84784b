import { DomainError, type AssignmentStatus, type ResponsiblePerson } from '@ducha/contracts';
import { levelsBelow, requireTarget, type PlannedTask, type TargetUnit } from './decomposition.js';
import type { Item } from './item.js';
import { requiresFutureDueDates } from './item-guards.js';
import { dayInShanghai } from './numbering.js';

/** A task in force, with what `tracking` last said of it. */
export type StandingTask = PlannedTask & { status: AssignmentStatus | null };

/** A new task and the one it takes the place of. */
export interface ReplacingTask extends PlannedTask {
  replacesAssignmentId: string;
}

export interface Reassignment {
  withdrawnId: string;
  unitId: string;
  task: string;
  responsiblePerson: ResponsiblePerson;
  /** Null: the dates of the task taken back. */
  reportDueAt: Date | null;
  completionDueAt: Date | null;
}

const over: ReadonlySet<AssignmentStatus | null> = new Set(['COMPLETED', 'CLOSED_UNABLE', 'CANCELLED']);

/** Whether the task was taken back and can go to another unit: a co-unit's only while its lead goes on. */
export function isWithdrawn(task: StandingTask, tasks: readonly StandingTask[]): boolean {
  if (task.status !== 'CANCELLED') return false;
  const lead = tasks.find(({ assignmentId }) => assignmentId === task.leadAssignmentId);
  return task.role === 'LEAD' || (lead !== undefined && !over.has(lead.status));
}

/**
 * Gives a task that its unit declined and the office took back to another unit (06-states 6.2: DECLINED → dispatcher
 * re-assigns). With a LEAD its supports are asked again, because what they owe they owe to the lead.
 * Dates are ahead, and not later than the item's as long as those are ahead.
 */
export function planReassignment(
  item: Pick<Item, 'completionDueAt'>,
  tasks: readonly StandingTask[],
  wanted: Reassignment,
  issuingUnit: TargetUnit,
  units: ReadonlyMap<string, TargetUnit>,
  newId: () => string,
  now: Date,
): ReplacingTask[] {
  const withdrawn = requireWithdrawn(tasks, wanted.withdrawnId, units);
  const unit = requireTarget(wanted.unitId, issuingUnit, units, dayInShanghai(now), 'unitId');
  const supports = tasks.filter(({ leadAssignmentId }) => leadAssignmentId === withdrawn.assignmentId);
  const isHeld = (task: StandingTask) =>
    task.unitId === unit.id && (task.status !== 'CANCELLED' || supports.includes(task) || task === withdrawn);
  if (tasks.some(isHeld)) {
    throw new DomainError('RULE_VIOLATED', 'intake.decomposition.unit-twice', { unit: unit.shortName }, 'unitId');
  }
  const dates = datesOf(item, withdrawn, wanted, now);
  const replacing: ReplacingTask = {
    assignmentId: newId(),
    replacesAssignmentId: withdrawn.assignmentId,
    unitId: unit.id,
    unitPath: unit.path,
    role: withdrawn.role,
    leadAssignmentId: withdrawn.leadAssignmentId,
    task: wanted.task,
    responsiblePerson: wanted.responsiblePerson,
    ...dates,
    skipsLevel: levelsBelow(issuingUnit, unit) > 1,
  };
  return [replacing, ...supports.map((support) => askedAgain(support, replacing, newId(), now))];
}

function requireWithdrawn(
  tasks: readonly StandingTask[],
  id: string,
  units: ReadonlyMap<string, TargetUnit>,
): StandingTask {
  const task = tasks.find(({ assignmentId }) => assignmentId === id);
  if (!task) throw new DomainError('RULE_VIOLATED', 'intake.reassignment.unknown-task', {}, 'assignmentId');
  if (task.status !== 'CANCELLED') {
    const unit = units.get(task.unitId)?.shortName ?? task.unitId;
    throw new DomainError('RULE_VIOLATED', 'intake.reassignment.not-withdrawn', { unit }, 'assignmentId');
  }
  if (!isWithdrawn(task, tasks)) {
    throw new DomainError('RULE_VIOLATED', 'intake.reassignment.lead-over', {}, 'assignmentId');
  }
  return task;
}

function datesOf(
  item: Pick<Item, 'completionDueAt'>,
  withdrawn: PlannedTask,
  wanted: Reassignment,
  now: Date,
): Pick<PlannedTask, 'reportDueAt' | 'completionDueAt'> {
  const completion = wanted.completionDueAt ?? new Date(withdrawn.completionDueAt);
  const report = wanted.reportDueAt ?? earlier(new Date(withdrawn.reportDueAt), completion);
  requiresFutureDueDates(report, completion, now);
  if (item.completionDueAt && item.completionDueAt > now && completion > item.completionDueAt) {
    throw new DomainError('RULE_VIOLATED', 'intake.decomposition.due-after-item', {}, 'completionDueAt');
  }
  return { reportDueAt: report.toISOString(), completionDueAt: completion.toISOString() };
}

const earlier = (first: Date, second: Date): Date => (first < second ? first : second);

function askedAgain(support: StandingTask, lead: PlannedTask, assignmentId: string, now: Date): ReplacingTask {
  const { status: _status, ...task } = support;
  const keeps = (own: string, leads: string): string => (own > now.toISOString() && own < leads ? own : leads);
  const completionDueAt = keeps(support.completionDueAt, lead.completionDueAt);
  const reportDueAt = keeps(support.reportDueAt, lead.reportDueAt);
  return {
    ...task,
    assignmentId,
    replacesAssignmentId: support.assignmentId,
    leadAssignmentId: lead.assignmentId,
    reportDueAt: reportDueAt < completionDueAt ? reportDueAt : completionDueAt,
    completionDueAt,
  };
}
