import { countersSql } from '../dashboards/counted-sql.js';
import type { SumPlan } from '../domain/count-sums.js';
import { dimensionsSql, type AssignmentDimensions } from '../projections/dimensions-sql.js';
import { inSubtreeSql } from '../projections/in-subtree-sql.js';
import type { Parameters } from '../projections/parameters.js';

/** The days of a trend, both included, and the instants they lie between. */
export interface TrendDays {
  first: string;
  last: string;
  from: Date;
  before: Date;
}

/** From the counters of a unit. */
export function countedTrendSql(
  unitId: string,
  keys: readonly string[],
  plan: SumPlan,
  parameters: Parameters,
): string {
  return `/* prepare */
  WITH shown AS (SELECT ${parameters.add(unitId)}::text AS id) ${countersSql({ keys, plan }, parameters)}`;
}

/** The same from the rows of a unit that has no counters for what is asked. */
export function scannedTrendSql(
  unitPath: string,
  { from, before }: TrendDays,
  filter: AssignmentDimensions,
  parameters: Parameters,
): string {
  const path = parameters.add(unitPath);
  const [start, end] = [parameters.add(from), parameters.add(before)];
  const place = [inSubtreeSql('a.unit_path', path), ...dimensionsSql(filter, parameters)].join(' AND ');
  const happened = (what: number, column: string): string => `
        SELECT ${what} AS what, a.${column} AS at, a.completed_at IS NOT NULL AS is_completed FROM assignment_row a
         WHERE a.${column} >= ${start}::timestamptz AND a.${column} < ${end}::timestamptz AND ${place}`;
  return `
  SELECT
    (SELECT count(*)::integer FROM assignment_row a
      WHERE ${place} AND a.delivered_at < ${start}::timestamptz
        AND (a.closed_at IS NULL OR a.closed_at >= ${start}::timestamptz)) AS "openBefore",
    (SELECT coalesce(jsonb_agg(days), '[]') FROM (
      SELECT to_char(happened.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day,
             count(*) FILTER (WHERE what = 1) AS delivered,
             count(*) FILTER (WHERE what = 2) AS ended,
             count(*) FILTER (WHERE what = 2 AND is_completed) AS completed,
             count(*) FILTER (WHERE what = 3) AS "becameOverdue"
      FROM (${[happened(1, 'delivered_at'), happened(2, 'closed_at'), happened(3, 'overdue_at')].join(' UNION ALL ')}) happened
      GROUP BY day
    ) days) AS counts`;
}
