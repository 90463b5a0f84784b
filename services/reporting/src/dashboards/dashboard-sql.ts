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

/**
 * Everything a dashboard shows, in one statement and so from one snapshot. From counters it finds its rows by key at any unit, and
 * is prepared: planning it took longer than running it. Its text depends on nothing but whether a past day is shown.
 */
export function dashboardSql(wanted: DashboardWanted, parameters: Parameters): string {
  const path = parameters.add(wanted.unit.path);
  const unit = parameters.add(wanted.unit.id);
  const asOf = parameters.add(wanted.asOf);
  const callerPath = parameters.add(wanted.callerPath);
  const day = wanted.day === null ? null : parameters.add(wanted.day);
  const place = { path, asOf, day };
  const state = dayRangesSql(wanted.state, parameters);
  return `${wanted.counted === null ? '' : '/* prepare */'}
  WITH shown AS (SELECT ${unit}::text AS id UNION ALL SELECT id FROM unit WHERE parent_id = ${unit}),
  ${assignmentsSql(wanted, place, parameters)},
  issued AS (${statusSql('ITEM', unit, state)}),
  deducted AS (${statusSql('DEDUCTION', unit, state)}),
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

/** As rows, so that the text of the statement is the same for any number of ranges. */
function dayRangesSql(ranges: readonly DayRange[], parameters: Parameters): string {
  const grains = parameters.add(ranges.map(({ grain }) => grain));
  const first = parameters.add(ranges.map(({ from }) => from));
  const last = parameters.add(ranges.map(({ to }) => to ?? 'infinity'));
  return `unnest(${grains}::text[], ${first}::date[], ${last}::date[]) AS range (grain, first, last)`;
}

/** Items issued or deductions taken at the unit or below it, by status. */
const statusSql = (counted: 'ITEM' | 'DEDUCTION', unit: string, ranges: string): string => `
    SELECT counted.status, sum(counted.count) AS count, sum(counted.points_tenths) AS "pointsTenths"
    FROM ${ranges} CROSS JOIN LATERAL (
      SELECT status, count, points_tenths FROM status_count
      WHERE counted = '${counted}' AND unit_id = ${unit} AND grain = range.grain AND day BETWEEN range.first AND range.last
      OFFSET 0) counted
    GROUP BY counted.status HAVING sum(counted.count) <> 0`;
