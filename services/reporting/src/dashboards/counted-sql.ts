import { flowColumns, stateColumns } from '../domain/count-columns.js';
import type { DayRange } from '../domain/day-ranges.js';
import { dimensionsSql, type AssignmentDimensions } from '../projections/dimensions-sql.js';
import { inSubtreeSql } from '../projections/in-subtree-sql.js';
import { lampSql, turnsBetween } from '../projections/lamp-sql.js';
import type { Parameters } from '../projections/parameters.js';

export interface CountedFrom {
  keys: readonly string[];
  /** Days whose changes add up to what stands. */
  state: readonly DayRange[];
  /** Days of the measures. */
  flow: readonly DayRange[];
}

/** Sums over counter rows of the units `shown`. */
export function sumsSql(
  columns: readonly string[],
  keys: string,
  ranges: readonly DayRange[],
  parameters: Parameters,
): string {
  const part = ({ grain, from, to }: DayRange): string => `
      SELECT unit_id, ${columns.join(', ')} FROM assignment_count
      WHERE unit_id = ANY (ARRAY(SELECT id FROM shown)) AND key = ANY (${keys}::text[])
        AND grain = '${grain}' AND day >= ${parameters.add(from)}::date
        ${to === null ? '' : `AND day <= ${parameters.add(to)}::date`}`;
  const rows = ranges.length > 0 ? ranges.map(part).join(' UNION ALL ') : emptySql(columns);
  return `
    SELECT unit_id AS "unitId", ${columns.map((column) => `sum(${column}) AS ${column}`).join(', ')}
    FROM (${rows}) counted GROUP BY unit_id`;
}

const emptySql = (columns: readonly string[]): string =>
  `SELECT unit_id, ${columns.join(', ')} FROM assignment_count WHERE false`;

export const stateSql = (from: CountedFrom, keys: string, parameters: Parameters): string =>
  sumsSql(stateColumns, keys, from.state, parameters);

export const flowSql = (from: CountedFrom, keys: string, parameters: Parameters): string =>
  sumsSql(flowColumns, keys, from.flow, parameters);

/**
 * Assignments whose lamp differs between the instant up to which lamps are settled in the counters and the one asked for, by
 * child of the unit shown. They are few: lamps are settled every few seconds.
 * @param asOf placeholder of the instant asked for
 * @param day placeholder of a past day, for which only lamps not settled by its end are to be added; null for now
 */
export function turnedSql(
  place: { path: string; asOf: string; day: string | null },
  filter: AssignmentDimensions,
  parameters: Parameters,
): string {
  const { path, asOf, day } = place;
  const settled = `(SELECT coalesce((SELECT settled_at FROM lamp_settling), '-infinity'))`;
  const [after, until] =
    day === null
      ? [`least(${settled}, ${asOf}::timestamptz)`, `greatest(${settled}, ${asOf}::timestamptz)`]
      : [settled, `${asOf}::timestamptz`];
  const conditions = [
    turnsBetween(after, until),
    inSubtreeSql('a.unit_path', path),
    ...(day === null ? [] : [`a.state_from <= ${day}::date`]),
    ...dimensionsSql(filter, parameters),
  ];
  return `
    SELECT child, status, settled, lamp, count(*) AS count
    FROM (
      SELECT ${childSql(path)} AS child, a.status, ${lampSql(settled)} AS settled, ${lampSql(asOf)} AS lamp
      FROM assignment_row a
      WHERE ${conditions.join('\n        AND ')}
      OFFSET 0
    ) turned
    WHERE settled <> lamp
    GROUP BY child, status, settled, lamp`;
}

/** The child of the unit at `path` that holds `a` or lies above its holder; null for the unit itself. */
export const childSql = (path: string): string =>
  `CASE WHEN nlevel(a.unit_path) > nlevel(${path}::ltree) THEN subpath(a.unit_path, nlevel(${path}::ltree), 1)::text END`;
