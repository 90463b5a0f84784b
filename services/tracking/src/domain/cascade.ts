import type { UnitKind } from '@ducha/contracts';
import { DomainError } from '@ducha/contracts';
import type { Assignment } from './assignment.js';
import { dispatched } from './assignment.js';
import { requireOpen } from './permission.js';

export interface CascadeTarget {
  unitId: string;
  /** Null where the directory does not know the unit. */
  unit: { parentId: string | null; kind: UnitKind } | null;
  reportDueAt: Date | null;
  completionDueAt: Date | null;
}

const violated = (rule: string, index: number, field: string, params: Record<string, string> = {}) =>
  new DomainError('RULE_VIOLATED', rule, params, `children[${index}].${field}`);

/**
 * The states of the assignments a unit hands on to its direct subordinates: departments of its own government, or governments
 * and villages directly below it. Nothing may be due later than the assignment it comes from.
 * @param occupied units that already hold an open child of this assignment
 */
export function cascade(
  parent: Assignment & { unitId: string },
  targets: readonly CascadeTarget[],
  occupied: ReadonlySet<string>,
  now: Date,
): Assignment[] {
  requireOpen(parent, 'cascade');
  const seen = new Set(occupied);
  return targets.map((target, index) => {
    const { unitId, unit } = target;
    if (!unit || unit.parentId !== parent.unitId || unit.kind === 'SUPERVISION_OFFICE') {
      throw violated('tracking.cascade.not-subordinate', index, 'unitId', { unitId });
    }
    if (seen.has(unitId)) throw violated('tracking.cascade.unit-twice', index, 'unitId', { unitId });
    seen.add(unitId);
    return dispatched('LEAD', ...dueDates(parent, target, index, now));
  });
}

function dueDates(parent: Assignment, target: CascadeTarget, index: number, now: Date): [Date, Date] {
  const completionDueAt = target.completionDueAt ?? parent.completionDueAt;
  if (completionDueAt > parent.completionDueAt)
    throw violated('tracking.cascade.due-after-parent', index, 'completionDueAt');
  if (target.completionDueAt && completionDueAt <= now)
    throw violated('tracking.cascade.due-not-ahead', index, 'completionDueAt');
  if (target.reportDueAt) {
    if (target.reportDueAt > completionDueAt)
      throw violated('tracking.cascade.report-after-completion', index, 'reportDueAt');
    if (target.reportDueAt <= now) throw violated('tracking.cascade.due-not-ahead', index, 'reportDueAt');
    return [target.reportDueAt, completionDueAt];
  }
  // A report date of the upper assignment that has passed says nothing about a unit that only now gets the task.
  const inherited =
    parent.reportDueAt > now && parent.reportDueAt < completionDueAt ? parent.reportDueAt : completionDueAt;
  return [inherited, completionDueAt];
}
