import { assignmentStatuses } from '@ducha/contracts';
import { lampColumn, openStatuses, statusColumn } from '../domain/count-columns.js';
import { assignmentsAsOf } from '../projections/assignments-as-of-sql.js';
import { dimensionsSql, type AssignmentDimensions } from '../projections/dimensions-sql.js';
import { inSubtreeSql } from '../projections/in-subtree-sql.js';
import { lampSql } from '../projections/lamp-sql.js';
import type { Parameters } from '../projections/parameters.js';
import { childSql } from './counted-sql.js';

const filtered = (condition: string, column: string): string => `count(*) FILTER (WHERE ${condition}) AS ${column}`;

const states = [
  ...assignmentStatuses.map((status) => filtered(`status = '${status}'`, statusColumn(status))),
  ...(['YELLOW', 'RED'] as const).flatMap((lamp) =>
    openStatuses.map((status) => filtered(`status = '${status}' AND lamp = '${lamp}'`, lampColumn(lamp, status))),
  ),
  filtered('is_overdue', 'overdue'),
];

/** The instant of each measure; `days_tenths` is rounded for each assignment, as the counters have it. */
const instants: Record<string, string> = {
  issued: 'delivered_at',
  acknowledged: 'acknowledged_at',
  completed: 'completed_at',
  completed_on_time: 'completed_on_time_at',
  became_overdue: 'overdue_at',
  returned: 'returned_at',
  extended: 'extended_at',
};

/**
 * The columns of the counters, counted from the rows of a unit that has no counters for what is asked, by child. $-placeholders:
 * `asOf` an instant, `day` a past day or null, `from` and `before` the instants the period lies between.
 */
export function scannedSql(
  place: { path: string; asOf: string; day: string | null; from: string; before: string },
  filter: AssignmentDimensions,
  parameters: Parameters,
): string {
  const { path, asOf, day, from, before } = place;
  const within = (column: string): string => `${column} >= ${from}::timestamptz AND ${column} < ${before}::timestamptz`;
  const flows = [
    ...Object.entries(instants).map(([column, instant]) => filtered(within(instant), column)),
    `coalesce(sum(greatest(0, round(extract(epoch FROM completed_at - delivered_at) / 8640)))
       FILTER (WHERE ${within('completed_at')}), 0) AS days_tenths`,
  ];
  const conditions = [inSubtreeSql('a.unit_path', path), ...dimensionsSql(filter, parameters)];
  return `
    SELECT child AS "unitId", ${[...states, ...flows].join(', ')}
    FROM (
      SELECT ${childSql(path)} AS child, a.status, a.is_overdue, ${Object.values(instants).join(', ')},
             ${lampSql(asOf)} AS lamp
      FROM ${assignmentsAsOf(day)} a
      WHERE ${conditions.join(' AND ')}
      OFFSET 0
    ) held
    GROUP BY child`;
}
