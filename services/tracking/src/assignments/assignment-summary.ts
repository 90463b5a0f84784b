import type { AssignmentSummary } from '@ducha/contracts';
import { lampOf } from '../domain/lamp.js';
import type { AssignmentEntity } from './assignment.entity.js';

export type SummaryRow = Pick<
  AssignmentEntity,
  | 'id'
  | 'parentId'
  | 'leadAssignmentId'
  | 'role'
  | 'unitId'
  | 'task'
  | 'status'
  | 'nextDueAt'
  | 'warnAt'
  | 'clockStoppedAt'
  | 'completionDueAt'
  | 'isOverdue'
  | 'percent'
> & { unitName: string | null; unitShortName: string | null };

/** Over `a` and the unit `u`. */
export const summaryColumns = `a.id, a.parent_id AS "parentId", a.lead_assignment_id AS "leadAssignmentId", a.role,
  a.unit_id AS "unitId", a.task, a.status, a.next_due_at AS "nextDueAt", a.warn_at AS "warnAt",
  a.clock_stopped_at AS "clockStoppedAt", a.completion_due_at AS "completionDueAt", a.is_overdue AS "isOverdue", a.percent,
  u.name AS "unitName", u.short_name AS "unitShortName"`;

export const summaryOf = (row: SummaryRow, now: Date): AssignmentSummary => ({
  id: row.id,
  role: row.role,
  unit: { id: row.unitId, name: row.unitName ?? row.unitId, shortName: row.unitShortName ?? row.unitId },
  task: row.task,
  status: row.status,
  lamp: lampOf(row, now),
  percent: row.percent,
  completionDueAt: row.completionDueAt.toISOString(),
  isOverdue: row.isOverdue,
});
