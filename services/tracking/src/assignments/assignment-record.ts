import type { AssignmentFacts } from '@ducha/contracts';
import type { Assignment, PendingRequest } from '../domain/assignment.js';
import type { StoredClock } from '../clocks/clock-sql.js';
import { clockOf } from '../clocks/clock-sql.js';
import { lampDates } from '../domain/assignment-clocks.js';
import type { ClockReckoner } from '../domain/clock-reckoner.js';
import type { AssignmentEntity, StoredRequest } from './assignment.entity.js';
import type { ItemHeaderEntity } from './item-header.entity.js';

/** What of an assignment never changes after dispatch. */
export type AssignmentIdentity = Pick<
  AssignmentEntity,
  | 'id'
  | 'itemId'
  | 'parentId'
  | 'leadAssignmentId'
  | 'unitId'
  | 'unitPath'
  | 'dispatcherUnitId'
  | 'task'
  | 'responsiblePerson'
  | 'deliveredAt'
  | 'originalCompletionDueAt'
>;

/** An assignment as the service works with it: identity, state, header of its item, and what is derived from the state. */
export type AssignmentRecord = AssignmentIdentity &
  Omit<ItemHeaderEntity, 'id'> &
  Pick<AssignmentEntity, 'version' | 'nextDueAt' | 'warnAt'> &
  Assignment;

/** Row of the table joined with its item header. The table's checks guarantee that status and instants fit together. */
export type JoinedRow = AssignmentEntity & Omit<ItemHeaderEntity, 'id'> & { clocks: StoredClock[] | null };

export function recordOf(row: JoinedRow): AssignmentRecord {
  return {
    ...row,
    pendingRequest: requestOf(row.pendingRequest),
    clocks: (row.clocks ?? []).map(clockOf),
  } as AssignmentRecord;
}

function requestOf(stored: StoredRequest | null): PendingRequest | null {
  if (!stored) return null;
  const { kind, reason } = stored;
  const requestedAt = new Date(stored.requestedAt);
  if (kind === 'UNABLE' || !stored.proposedDueAt) return { kind: 'UNABLE', reason, requestedAt };
  return { kind, reason, requestedAt, proposedDueAt: new Date(stored.proposedDueAt) };
}

const iso = (instant: Date | null): string | null => instant && instant.toISOString();

/** The facts that travel with every event of an assignment. */
export function factsOf(record: AssignmentRecord, reckoner: Pick<ClockReckoner, 'countedIn'>): AssignmentFacts {
  const measured = lampDates(record)?.first;
  return {
    id: record.id,
    itemId: record.itemId,
    itemNo: record.itemNo,
    itemTitle: record.itemTitle,
    sourceKind: record.sourceKind,
    contentCategory: record.contentCategory,
    urgency: record.urgency,
    disclosure: record.disclosure,
    parentId: record.parentId,
    leadAssignmentId: record.leadAssignmentId,
    role: record.role,
    unitId: record.unitId,
    unitPath: record.unitPath,
    dispatcherUnitId: record.dispatcherUnitId,
    issuingUnitId: record.issuingUnitId,
    task: record.task,
    responsibleName: record.responsiblePerson.name,
    status: record.status,
    deliveredAt: record.deliveredAt.toISOString(),
    acknowledgedAt: iso(record.acknowledgedAt),
    firstReportedAt: iso(record.firstReportedAt),
    submittedAt: iso(record.submittedAt),
    closedAt: iso(record.closedAt),
    reportDueAt: record.reportDueAt.toISOString(),
    completionDueAt: record.completionDueAt.toISOString(),
    originalCompletionDueAt: record.originalCompletionDueAt.toISOString(),
    nextDueAt: record.nextDueAt.toISOString(),
    nextDueCountedIn: measured ? reckoner.countedIn(measured) : 'CALENDAR_DAYS',
    warnAt: record.warnAt.toISOString(),
    clockStoppedAt: iso(record.clockStoppedAt),
    isOverdue: record.isOverdue,
    returnCount: record.returnCount,
    urgeCount: record.urgeCount,
  };
}
