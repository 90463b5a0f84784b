import type { AssignmentStatus } from '@ducha/contracts';
import type { Counts } from './recount.js';
import { unitsOf } from './recount.js';

/** When things happened to an assignment first: from its row, and from its event log where the row keeps no date. */
export interface MeasureSource {
  unitPath: string;
  status: AssignmentStatus;
  isOverdue: boolean;
  deliveredAt: Date;
  acknowledgedAt: Date | null;
  closedAt: Date | null;
  overdueAt: Date | null;
  returnedAt: Date | null;
  extendedAt: Date | null;
}

const firstEvent = (type: string, condition = 'true', value = 'e.occurred_at'): string =>
  `(SELECT ${value} FROM event_log e WHERE e.aggregate_id = a.id::text AND e.type LIKE '${type}' AND ${condition}
     ORDER BY e.aggregate_version LIMIT 1)`;

export const measureSourcesSql = `
  SELECT unit_path::text AS "unitPath", status, is_overdue AS "isOverdue", delivered_at AS "deliveredAt",
         acknowledged_at AS "acknowledgedAt", closed_at AS "closedAt",
         ${firstEvent('%', `(e.data->'assignment'->>'isOverdue')::boolean`, `(e.data->'assignment'->>'completionDueAt')::timestamptz`)}
           AS "overdueAt",
         ${firstEvent('tracking.assignment.returned.%')} AS "returnedAt",
         ${firstEvent('tracking.assignment.extension-decided.%', `(e.data->>'isGranted')::boolean`)} AS "extendedAt"
    FROM assignment a`;

const dayOf = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);

/** Counts the measures of the year of `asOf` up to its day, for each unit and the units above; what is not there is zero. */
export function recountMeasures(sources: readonly MeasureSource[], asOf: Date): Map<string, Counts> {
  const to = dayOf(asOf);
  const from = `${to.slice(0, 4)}-01-01`;
  const byUnit = new Map<string, Counts>();
  for (const row of sources) {
    const completedAt = row.status === 'COMPLETED' ? row.closedAt : null;
    const happened: Record<string, Date | null> = {
      issued: row.deliveredAt,
      acknowledged: row.acknowledgedAt,
      completed: completedAt,
      completedOnTime: row.isOverdue ? null : completedAt,
      becameOverdue: row.isOverdue ? row.overdueAt : null,
      returned: row.returnedAt,
      extended: row.extendedAt,
    };
    for (const unit of unitsOf(row.unitPath)) {
      const counts = byUnit.get(unit) ?? new Map<string, number>();
      byUnit.set(unit, counts);
      for (const [measure, at] of Object.entries(happened)) {
        if (at === null || dayOf(at) < from || dayOf(at) > to) continue;
        counts.set(`measures.${measure}`, (counts.get(`measures.${measure}`) ?? 0) + 1);
      }
    }
  }
  return byUnit;
}
