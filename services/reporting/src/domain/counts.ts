import { assignmentStatuses, statusLamps } from '@ducha/contracts';
import type { AssignmentStatus, StatusLamp } from '@ducha/contracts';

/** Assignments of one status and one lamp under one child of the unit shown. */
export interface CountedGroup {
  /** Id of the child unit the assignments are held by or below; null for the unit itself. */
  child: string | null;
  status: AssignmentStatus;
  lamp: StatusLamp;
  count: number;
  overdue: number;
}

export interface Counts {
  total: number;
  byStatus: Record<AssignmentStatus, number>;
  byLamp: Record<StatusLamp, number>;
  overdue: number;
}

/** A count for each code, zero where nothing is counted. */
export const zeroes = <C extends string>(codes: readonly C[]): Record<C, number> =>
  Object.fromEntries(codes.map((code) => [code, 0])) as Record<C, number>;

/** Sums of the groups; every status and every lamp adds up to the total. */
export function sumUp(groups: readonly CountedGroup[]): Counts {
  const counts: Counts = { total: 0, byStatus: zeroes(assignmentStatuses), byLamp: zeroes(statusLamps), overdue: 0 };
  for (const { status, lamp, count, overdue } of groups) {
    counts.total += count;
    counts.byStatus[status] += count;
    counts.byLamp[lamp] += count;
    counts.overdue += overdue;
  }
  return counts;
}

/** Counts per status and lamp over all children, in the order of the codes, without empty cells. */
export function byStatusAndLamp(
  groups: readonly CountedGroup[],
): { status: AssignmentStatus; lamp: StatusLamp; count: number }[] {
  return assignmentStatuses
    .flatMap((status) => statusLamps.map((lamp) => ({ status, lamp, count: countOf(groups, status, lamp) })))
    .filter(({ count }) => count > 0);
}

function countOf(groups: readonly CountedGroup[], status: AssignmentStatus, lamp: StatusLamp): number {
  return groups
    .filter((group) => group.status === status && group.lamp === lamp)
    .reduce((sum, group) => sum + group.count, 0);
}
