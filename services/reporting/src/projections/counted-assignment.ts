import type { EntityManager } from 'typeorm';
import type { CountedAssignment } from '../domain/assignment-change.js';
import type { AssignmentRow } from './rows.js';

/** What the projection has to know of a row to count its next event. */
export type StoredAssignment = CountedAssignment & { id: string; version: number; statusSince: Date };

export const storedColumns = `
  a.id, a.version, a.unit_path::text AS "unitPath", a.issuing_unit_id AS "issuingUnitId",
  a.content_category AS "contentCategory", a.source_kind AS "sourceKind", a.role, a.level, a.status,
  a.status_since AS "statusSince", a.is_overdue AS "isOverdue", a.overdue_at AS "overdueAt",
  a.next_due_at AS "nextDueAt", a.warn_at AS "warnAt", a.clock_stopped_at AS "clockStoppedAt",
  a.delivered_at AS "deliveredAt", a.acknowledged_at AS "acknowledgedAt", a.closed_at AS "closedAt",
  a.returned_at AS "returnedAt", a.extended_at AS "extendedAt", a.state_from::text AS "from"`;

export async function storedAssignments(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, StoredAssignment>> {
  const rows = await manager.query<StoredAssignment[]>(
    `SELECT ${storedColumns} FROM assignment_row a WHERE a.id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const instant = (iso: string): Date => new Date(iso);
const instantOrNull = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

export const storedOf = (row: AssignmentRow): StoredAssignment => ({
  id: row.id,
  version: row.version,
  unitPath: row.unitPath,
  issuingUnitId: row.issuingUnitId,
  contentCategory: row.contentCategory,
  sourceKind: row.sourceKind,
  role: row.role,
  level: row.level,
  status: row.status,
  statusSince: instant(row.statusSince),
  isOverdue: row.isOverdue,
  overdueAt: instantOrNull(row.overdueAt),
  nextDueAt: instant(row.nextDueAt),
  warnAt: instant(row.warnAt),
  clockStoppedAt: instantOrNull(row.clockStoppedAt),
  deliveredAt: instant(row.deliveredAt),
  acknowledgedAt: instantOrNull(row.acknowledgedAt),
  closedAt: instantOrNull(row.closedAt),
  returnedAt: instantOrNull(row.returnedAt),
  extendedAt: instantOrNull(row.extendedAt),
  from: row.stateFrom,
});
