import type { AssignmentStatus, ItemStatus, StatusLamp } from '@ducha/contracts';

/** The order in which lamps are shown and sorted: what needs action first. */
export const lampOrder = ['RED', 'YELLOW', 'GREEN', 'DONE'] as const satisfies readonly StatusLamp[];

export const assignmentStatusOrder = [
  'PENDING_ACK',
  'DECLINED',
  'IN_PROGRESS',
  'RETURNED',
  'INPUT_GIVEN',
  'SUBMITTED',
  'COMPLETED',
  'CLOSED_UNABLE',
  'CANCELLED',
] as const satisfies readonly AssignmentStatus[];

export const itemStatusOrder = [
  'DRAFT',
  'PENDING_APPROVAL',
  'REGISTERED',
  'DISPATCHED',
  'IN_PROGRESS',
  'UNDER_REVIEW',
  'SUSPENDED',
  'COMPLETED',
  'CLOSED_UNABLE',
  'TRANSFERRED',
  'NOT_REGISTERED',
  'REVOKED',
  'ARCHIVED',
] as const satisfies readonly ItemStatus[];

export type LampCounts = Record<StatusLamp, number>;

/** Assignments that are not over: everything but the DONE lamp. */
export function openCount(byLamp: LampCounts): number {
  return byLamp.RED + byLamp.YELLOW + byLamp.GREEN;
}

/** Most overdue first, then most due soon, then most open; equal rows keep their order. */
export function compareByLamp(a: LampCounts, b: LampCounts): number {
  return b.RED - a.RED || b.YELLOW - a.YELLOW || openCount(b) - openCount(a);
}

/** Which lamps have more or fewer assignments than before, in lamp order. */
export function lampChanges(before: LampCounts, after: LampCounts): { lamp: StatusLamp; count: number; by: number }[] {
  return lampOrder
    .map((lamp) => ({ lamp, count: after[lamp], by: after[lamp] - before[lamp] }))
    .filter((change) => change.by !== 0);
}
