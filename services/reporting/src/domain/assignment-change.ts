import type { AssignmentRole, ContentCategory, RegionLevel, SourceKind } from '@ducha/contracts';
import { beginning, ending, happened, type CountedHistory, type CountedState } from './contributions.js';
import type { Counted, Tally } from './tally.js';

/** Where an assignment is counted. */
export interface CountedPlace {
  unitPath: string;
  issuingUnitId: string;
  contentCategory: ContentCategory;
  sourceKind: SourceKind;
  role: AssignmentRole;
  level: RegionLevel;
}

/** What of an assignment is counted, as it stood after one of its events. */
export type CountedAssignment = CountedState & CountedHistory & CountedPlace;

export function countedOf(one: CountedPlace): Counted {
  const { unitPath, issuingUnitId, contentCategory, sourceKind, role, level } = one;
  return { unitPath, issuingUnitId, dimensions: { contentCategory, sourceKind, role, level } };
}

const sameInstant = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();

const samePlace = (a: CountedPlace, b: CountedPlace): boolean =>
  a.unitPath === b.unitPath &&
  a.issuingUnitId === b.issuingUnitId &&
  a.contentCategory === b.contentCategory &&
  a.sourceKind === b.sourceKind &&
  a.role === b.role;

/** Whether both count alike at the end of every day, so that nothing is to be kept of the earlier one. */
export const sameState = (a: CountedAssignment, b: CountedAssignment): boolean =>
  samePlace(a, b) &&
  a.status === b.status &&
  a.isOverdue === b.isOverdue &&
  sameInstant(a.clockStoppedAt, b.clockStoppedAt) &&
  sameInstant(a.nextDueAt, b.nextDueAt) &&
  sameInstant(a.warnAt, b.warnAt);

const sameHistory = (a: CountedAssignment, b: CountedAssignment): boolean =>
  samePlace(a, b) &&
  a.status === b.status &&
  a.isOverdue === b.isOverdue &&
  sameInstant(a.deliveredAt, b.deliveredAt) &&
  sameInstant(a.acknowledgedAt, b.acknowledgedAt) &&
  sameInstant(a.closedAt, b.closedAt) &&
  sameInstant(a.overdueAt, b.overdueAt) &&
  sameInstant(a.returnedAt, b.returnedAt) &&
  sameInstant(a.extendedAt, b.extendedAt);

/**
 * Counts an event of an assignment: what stood before ends on the day the new state begins.
 * @param settledAt up to when lamps that turned by themselves are counted; null for never
 */
export function tallyChange(
  tally: Tally,
  before: CountedAssignment | null,
  after: CountedAssignment,
  settledAt: Date | null,
): void {
  if (before === null || !sameState(before, after)) {
    if (before) tally.add(countedOf(before), ending(before, after.from, settledAt));
    tally.add(countedOf(after), beginning(after, settledAt));
  }
  if (before === null || !sameHistory(before, after)) {
    if (before) tally.add(countedOf(before), happened(before), -1);
    tally.add(countedOf(after), happened(after));
  }
}
