import type { AssignmentSource, Dimension } from './sources.js';
import { dimensions } from './sources.js';

/** What dashboards are asked for. */
export interface Question {
  name: string;
  /** A past day, YYYY-MM-DD in Asia/Shanghai; null: as things stand now. */
  day: string | null;
  /** The instant lamps are derived for: of a past day its last one. */
  asOf: Date;
  /** First day of the period of the measures; null: 1 January. */
  from: string | null;
  filter: Partial<Record<Dimension, string>>;
  /** Every unit is asked, not only the sample. */
  isForAll: boolean;
}

const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;

export const dayOf = (at: Date): string => new Date(at.getTime() + shanghaiMs).toISOString().slice(0, 10);
const startOf = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - shanghaiMs);
export const endOf = (day: string): Date => new Date(startOf(day).getTime() + dayMs - 1);
const daysBefore = (day: string, count: number): string => dayOf(new Date(startOf(day).getTime() - count * dayMs));

/**
 * Past days to look at, the same for the same data: yesterday, the ends of the month and of the year before, and the days a third and two thirds
 * of the way from the first assignment to today.
 * @param first day of the first assignment; null where there is none
 */
export function pastDays(today: string, first: string | null): string[] {
  const ends = [daysBefore(`${today.slice(0, 7)}-01`, 1), daysBefore(`${today.slice(0, 4)}-01-01`, 1)];
  const days = [daysBefore(today, 1), ...ends];
  if (first !== null && first < today) {
    const length = Math.round((startOf(today).getTime() - startOf(first).getTime()) / dayMs);
    for (const part of [1 / 3, 2 / 3]) days.push(daysBefore(today, Math.ceil(length * part)));
  }
  return [...new Set(days)].filter((day) => day < today).toSorted();
}

/** Values of a dimension by how many assignments have them, most first. */
function valuesOf(assignments: readonly AssignmentSource[], dimension: Dimension): string[] {
  const counts = new Map<string, number>();
  for (const row of assignments) counts.set(row[dimension], (counts.get(row[dimension]) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value);
}

/** A dimension with many values is asked for those that most assignments have. */
const valuesAtMost = 6;

/** Everything dashboards are asked: all units as of now; each dimension, combinations, periods and past days for a sample. */
export function questionsOf(assignments: readonly AssignmentSource[], now: Date): Question[] {
  const today = dayOf(now);
  const present = { day: null, asOf: now, from: null, filter: {}, isForAll: false };
  const values = Object.fromEntries(
    dimensions.map((dimension) => [dimension, valuesOf(assignments, dimension)]),
  ) as Record<Dimension, string[]>;
  const first = assignments.reduce<Date | null>(
    (earliest, { deliveredAt }) => (earliest === null || deliveredAt < earliest ? deliveredAt : earliest),
    null,
  );
  const top = (...of: Dimension[]): Question['filter'] =>
    Object.fromEntries(of.flatMap((dimension) => (values[dimension][0] ? [[dimension, values[dimension][0]]] : [])));
  const combinations: Dimension[][] = [
    ['contentCategory', 'level'],
    ['role', 'level'],
    ['contentCategory', 'sourceKind'],
    ['contentCategory', 'sourceKind', 'role', 'level'],
    ['issuingUnitId', 'contentCategory'],
  ];
  const filters = [
    ...dimensions.flatMap((dimension) =>
      values[dimension].slice(0, valuesAtMost).map((value) => ({ [dimension]: value }) as Question['filter']),
    ),
    ...combinations.map((combination) => top(...combination)),
  ].filter((filter) => Object.keys(filter).length > 0);
  const named = (filter: Question['filter']): string => Object.values(filter).join(' + ');
  const past = pastDays(today, first && dayOf(first)).flatMap((day) => {
    const shown = { ...present, day, asOf: endOf(day) };
    return [
      { ...shown, name: `as of ${day}` },
      { ...shown, name: `as of ${day}, measures of its month`, from: `${day.slice(0, 7)}-01` },
      ...[top('contentCategory'), top('contentCategory', 'sourceKind', 'role', 'level')]
        .filter((filter) => Object.keys(filter).length > 0)
        .map((filter) => ({ ...shown, name: `as of ${day}, ${named(filter)}`, filter })),
    ];
  });
  return [
    { ...present, name: 'now', isForAll: true },
    { ...present, name: 'now, measures of the month', from: `${today.slice(0, 7)}-01` },
    { ...present, name: 'now, measures of a year', from: daysBefore(today, 365) },
    ...filters.map((filter) => ({ ...present, name: `now, ${named(filter)}`, filter })),
    ...past,
  ];
}

/** The query string of a dashboard. */
export function queryOf({ day, asOf, from, filter }: Question, unitId: string): string {
  return new URLSearchParams({
    unitId,
    ...(day === null ? { asOf: asOf.toISOString() } : { day }),
    ...(from === null ? {} : { from }),
    ...filter,
  }).toString();
}

/**
 * The unit itself and, of each level below it, the two units with the most rows.
 * @param units depth below the unit audited and rows, by unit id
 */
export function sampleOf(units: ReadonlyMap<string, { depth: number; rows: number }>): string[] {
  const ordered = [...units].toSorted(([a, m], [b, n]) => m.depth - n.depth || n.rows - m.rows || (a < b ? -1 : 1));
  return ordered
    .filter(([, { depth }], place) => place < 2 || ordered[place - 2]?.[1].depth !== depth)
    .map(([id]) => id);
}
