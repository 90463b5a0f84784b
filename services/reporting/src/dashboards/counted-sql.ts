import { needsMonths, rowsOfDays, type Covers, type ReadCounter, type SumPlan } from '../domain/count-sums.js';
import { packedOf } from '../projections/assignment-counts.js';
import { askedDimensionsSql, type AssignmentDimensions } from '../projections/dimensions-sql.js';
import { inSubtreeSql } from '../projections/in-subtree-sql.js';
import { lampSql, turnsBetween } from '../projections/lamp-sql.js';
import type { Parameters } from '../projections/parameters.js';

export interface CountedFrom {
  keys: readonly string[];
  plan: SumPlan;
}

/** Unit, number of the last day, and in hexadecimal the years, the months, and the days by first month of their row. */
export type CounterRow = [string, number, string, string | null, [number, string][] | null];

/** The counters of the units `shown`, with the months and days that the plan needs of each, as one JSON array of `CounterRow`. */
export function countersSql({ keys, plan }: CountedFrom, parameters: Parameters): string {
  const day = parameters.add(plan.day);
  const planned = (value: (covers: Covers) => unknown, type: string): string =>
    `CASE WHEN c.latest > ${day}::integer THEN ${parameters.add(value(plan.exact))}::${type} ELSE ${parameters.add(value(plan.calm))}::${type} END`;
  return `
    SELECT coalesce(json_agg(json_build_array(c.unit_id, c.latest, encode(c.years, 'hex'),
      CASE WHEN ${planned(needsMonths, 'boolean')} THEN encode(c.months, 'hex') END,
      (SELECT json_agg(json_build_array(d.month, encode(d.days, 'hex'))) FROM assignment_day_count d
        WHERE d.unit_id = c.unit_id AND d.key = c.key
          AND d.month = ANY (${planned(({ state, flow }) => rowsOfDays(state, flow), 'integer[]')})))), '[]') AS counters
    FROM assignment_count c
    WHERE c.unit_id = ANY (ARRAY(SELECT id FROM shown)) AND c.key = ANY (${parameters.add(keys)}::text[])`;
}

export const countersOf = (rows: readonly CounterRow[]): ReadCounter[] =>
  rows.map(([unitId, latest, years, months, days]) => ({
    unitId,
    latest,
    years: packedOf(years),
    months: months === null ? null : packedOf(months),
    days: (days ?? []).map(([month, packed]) => ({ month, days: packedOf(packed) })),
  }));

/**
 * Assignments whose lamp differs between the instant up to which lamps are settled in the counters and the one asked for, by
 * child of the unit shown. They are few, because lamps are settled every few seconds, and so found by their instants first,
 * whatever part of the province is asked for.
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
    inSubtreeSql('a.unit_path', path),
    ...(day === null ? [] : [`a.state_from <= ${day}::date`]),
    askedDimensionsSql(filter, parameters),
  ];
  return `
    SELECT child, status, settled, lamp, count(*) AS count
    FROM (
      SELECT ${childSql(path)} AS child, a.status, ${lampSql(settled)} AS settled, ${lampSql(asOf)} AS lamp
      FROM (SELECT * FROM assignment_row a WHERE ${turnsBetween(after, until)} OFFSET 0) a
      WHERE ${conditions.join('\n        AND ')}
    ) turned
    WHERE settled <> lamp
    GROUP BY child, status, settled, lamp`;
}

/** The child of the unit at `path` that holds `a` or lies above its holder; null for the unit itself. */
export const childSql = (path: string): string =>
  `CASE WHEN nlevel(a.unit_path) > nlevel(${path}::ltree) THEN subpath(a.unit_path, nlevel(${path}::ltree), 1)::text END`;
