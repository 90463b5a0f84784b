import type { DayRange } from '../domain/day-ranges.js';
import type { AssignmentDimensions } from '../projections/dimensions-sql.js';
import type { Parameters } from '../projections/parameters.js';
import { countersSql, turnedSql, type CountedFrom } from './counted-sql.js';
import { scannedSql } from './scanned-sql.js';

export interface DashboardWanted {
  unit: { id: string; path: string };
  /** Path of the caller's own unit, where the way down begins. */
  callerPath: string;
  asOf: Date;
  /** The past day shown; null for now. */
  day: string | null;
  filter: AssignmentDimensions;
  /** Null where rows are to be counted. */
  counted: CountedFrom | null;
  /** Days whose changes add up to what stands, for items and deductions. */
  state: readonly DayRange[];
  /** The instants the period of the measures lies between. */
  period: { from: Date; before: Date };
}

/** Everything a dashboard shows, in one statement and so from one snapshot. */
export function dashboardSql(wanted: DashboardWanted, parameters: Parameters): string {
  const path = parameters.add(wanted.unit.path);
  const unit = parameters.add(wanted.unit.id);
  const asOf = parameters.add(wanted.asOf);
  const callerPath = parameters.add(wanted.callerPath);
  const day = wanted.day === null ? null : parameters.add(wanted.day);
  const place = { path, asOf, day };
  return `
  WITH shown AS (SELECT ${unit}::text AS id UNION ALL SELECT id FROM unit WHERE parent_id = ${unit}),
  ${assignmentsSql(wanted, place, parameters)},
  issued AS (${statusSql('ITEM', unit, wanted.state, parameters)}),
  deducted AS (${statusSql('DEDUCTION', unit, wanted.state, parameters)}),
  shown_children AS (
    SELECT u.id, u.name, u.short_name AS "shortName", u.level, u.kind,
           u.kind NOT IN ('DEPARTMENT', 'SUPERVISION_OFFICE')
             AND (u.valid_to IS NULL OR u.valid_to > (${asOf}::timestamptz AT TIME ZONE 'Asia/Shanghai')::date) AS "isAlwaysShown"
    FROM unit u
    WHERE u.parent_id = ${unit}
    ORDER BY u.kind IN ('DEPARTMENT', 'SUPERVISION_OFFICE'), u.id
  ),
  way_down AS (
    SELECT u.id, u.name, u.short_name AS "shortName", u.level
    FROM unit u
    WHERE u.path @> ${path}::ltree AND u.path <@ ${callerPath}::ltree
    ORDER BY nlevel(u.path)
  )
  SELECT
    (SELECT counters FROM counted) AS counters,
    (SELECT coalesce(jsonb_agg(scanned), '[]') FROM scanned) AS scanned,
    (SELECT coalesce(jsonb_agg(turned), '[]') FROM turned) AS turned,
    (SELECT coalesce(jsonb_agg(issued), '[]') FROM issued) AS issued,
    (SELECT coalesce(jsonb_agg(deducted), '[]') FROM deducted) AS deducted,
    (SELECT coalesce(jsonb_agg(shown_children), '[]') FROM shown_children) AS children,
    (SELECT coalesce(jsonb_agg(way_down), '[]') FROM way_down) AS breadcrumb,
    (SELECT max(latest_at) FROM data_instant) AS "dataAt"`;
}

type Place = { path: string; asOf: string; day: string | null };

/** Counted rows have lamps as of the instant; counters have those that were settled, and what turned since comes apart. */
function assignmentsSql(wanted: DashboardWanted, place: Place, parameters: Parameters): string {
  const { counted, filter } = wanted;
  if (counted === null) {
    const period = { from: parameters.add(wanted.period.from), before: parameters.add(wanted.period.before) };
    return `
  counted AS (SELECT NULL AS counters),
  scanned AS (${scannedSql({ ...place, ...period }, filter, parameters)}),
  turned AS (SELECT NULL WHERE false)`;
  }
  return `
  counted AS (${countersSql(counted, parameters)}),
  scanned AS (SELECT NULL WHERE false),
  turned AS (${turnedSql(place, filter, parameters)})`;
}

/** Items issued or deductions taken at the unit or below it, by status. */
function statusSql(
  counted: 'ITEM' | 'DEDUCTION',
  unit: string,
  ranges: readonly DayRange[],
  parameters: Parameters,
): string {
  const part = ({ grain, from, to }: DayRange): string => `
      SELECT status, count, points_tenths FROM status_count
      WHERE counted = '${counted}' AND unit_id = ${unit} AND grain = '${grain}' AND day >= ${parameters.add(from)}::date
        ${to === null ? '' : `AND day <= ${parameters.add(to)}::date`}`;
  return `
    SELECT status, sum(count) AS count, sum(points_tenths) AS "pointsTenths"
    FROM (${ranges.map(part).join(' UNION ALL ')}) counted GROUP BY status HAVING sum(count) <> 0`;
}
