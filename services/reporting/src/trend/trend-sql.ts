import { period, type DayRange } from '../domain/day-ranges.js';
import { sumsSql } from '../dashboards/counted-sql.js';
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

const happening = ['issued', 'ended', 'completed', 'became_overdue'];

/** From the counters of a unit: what happened day by day, and what was open before the first day. */
export function countedTrendSql(
  unitId: string,
  keys: readonly string[],
  { first, last }: TrendDays,
  parameters: Parameters,
): string {
  const unit = parameters.add(unitId);
  const wanted = parameters.add(keys);
  const before: DayRange[] = period('0001-01-01', dayBefore(first));
  return `
  WITH shown AS (SELECT ${unit}::text AS id)
  SELECT
    (SELECT coalesce(sum(issued - ended), 0)::integer FROM (${sumsSql(['issued', 'ended'], wanted, before, parameters)}) b) AS "openBefore",
    (SELECT coalesce(jsonb_agg(days), '[]') FROM (
      SELECT day::text AS day, sum(issued) AS delivered, sum(ended) AS ended, sum(completed) AS completed,
             sum(became_overdue) AS "becameOverdue"
      FROM assignment_count
      WHERE unit_id = ${unit} AND key = ANY (${wanted}::text[]) AND grain = 'DAY'
        AND day BETWEEN ${parameters.add(first)}::date AND ${parameters.add(last)}::date
        AND (${happening.map((column) => `${column} <> 0`).join(' OR ')})
      GROUP BY day
    ) days) AS counts`;
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

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
