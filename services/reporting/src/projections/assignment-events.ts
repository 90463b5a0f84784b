import { AssignmentExtensionDecidedV1, AssignmentReturnedV1 } from '@ducha/contracts';
import type { AssignmentFacts, EventEnvelope } from '@ducha/contracts';
import { sameState } from '../domain/assignment-change.js';
import { dayInShanghai } from '../domain/shanghai-days.js';
import { levelOf } from '../domain/unit-level.js';
import type { PastState } from './assignment-past.js';
import { storedOf, type StoredAssignment } from './counted-assignment.js';
import type { AssignmentRow } from './rows.js';

interface AssignmentEventData {
  assignment: AssignmentFacts;
  isGranted?: boolean;
}

export interface Told {
  /** The latest facts of each assignment. */
  rows: AssignmentRow[];
  past: PastState[];
}

/**
 * What events tell of assignments, those of one in order of version.
 * @param stored what is known of them before; afterwards what is known then
 * @param changed takes each change, also those within the events
 */
export function toldBy(
  events: readonly EventEnvelope[],
  stored: Map<string, StoredAssignment>,
  changed?: (before: StoredAssignment | null, after: StoredAssignment) => void,
): Told {
  const rows = new Map<string, AssignmentRow>();
  const past: PastState[] = [];
  for (const event of events) {
    const before = stored.get(event.aggregateId) ?? null;
    if (before !== null && before.version >= event.aggregateVersion) continue;
    const row = rowAfter(event, before);
    const after = storedOf(row);
    changed?.(before, after);
    if (before !== null && before.from < after.from) past.push({ ...before, until: after.from });
    stored.set(row.id, after);
    rows.set(row.id, row);
  }
  return { rows: [...rows.values()], past };
}

function rowAfter(event: EventEnvelope, before: StoredAssignment | null): AssignmentRow {
  const { assignment, isGranted } = event.data as AssignmentEventData;
  const first = (known: Date | null | undefined, isNow: boolean): string | null =>
    known?.toISOString() ?? (isNow ? event.occurredAt : null);
  const day = dayInShanghai(new Date(event.occurredAt));
  const row: AssignmentRow = {
    ...assignment,
    version: event.aggregateVersion,
    issuingUnitId: assignment.issuingUnitId ?? before?.issuingUnitId ?? assignment.dispatcherUnitId,
    level: levelOf(assignment.unitPath),
    statusSince: before?.status === assignment.status ? before.statusSince.toISOString() : event.occurredAt,
    overdueAt: assignment.isOverdue ? (before?.overdueAt?.toISOString() ?? missedAt(assignment)) : null,
    returnedAt: first(before?.returnedAt, event.type === AssignmentReturnedV1.type),
    extendedAt: first(before?.extendedAt, event.type === AssignmentExtensionDecidedV1.type && isGranted === true),
    stateFrom: before !== null && before.from > day ? before.from : day,
  };
  return before !== null && sameState(before, storedOf(row)) ? { ...row, stateFrom: before.from } : row;
}

/** What was delivered after its limit is overdue from then on: before, it was not there. */
const missedAt = ({ completionDueAt, deliveredAt }: AssignmentFacts): string =>
  Date.parse(completionDueAt) < Date.parse(deliveredAt) ? deliveredAt : completionDueAt;
