import type { DashboardMeasures } from '@ducha/contracts';
import { lampOrder, openCount } from '../lamps/lamp.js';
import type { ChildCounts } from './dashboard.api.js';

/** What units are ranked by: how their lamps stand, or what they did in the period. */
export const lampKeys = [...lampOrder, 'open', 'total'] as const;
export type LampKey = (typeof lampKeys)[number];
export const measureKeys = [
  'issued',
  'acknowledged',
  'completed',
  'completedOnTime',
  'becameOverdue',
  'returned',
  'extended',
  'averageDaysTenths',
] as const satisfies readonly (keyof DashboardMeasures)[];
export type MeasureKey = (typeof measureKeys)[number];
export type RankKey = LampKey | MeasureKey;

export interface RankedUnit {
  row: ChildCounts;
  value: number;
  /** 1 for the first; units with the same value share a place, and the next one's is left out (1, 1, 3). */
  place: number;
  /** At the earlier time; null where the unit was not counted then. */
  before: { value: number; place: number } | null;
}

export function valueOf(row: ChildCounts, key: RankKey): number {
  switch (key) {
    case 'open':
      return openCount(row.byLamp);
    case 'total':
      return row.total;
    case 'RED':
    case 'YELLOW':
    case 'GREEN':
    case 'DONE':
      return row.byLamp[key];
    default:
      return row.measures[key] ?? 0;
  }
}

/**
 * Units by one of their counts; equal ones by more overdue, more due soon, more open, and then as they came.
 * @param earlier the same units at another time, for the movement of their places
 */
export function ranked(
  rows: readonly ChildCounts[],
  key: RankKey,
  isDescending: boolean,
  earlier: readonly ChildCounts[] = [],
): RankedUnit[] {
  const before = new Map(placed(earlier, key, isDescending).map(({ row, ...place }) => [row.unit.id, place]));
  return placed(rows, key, isDescending).map((unit) => ({ ...unit, before: before.get(unit.row.unit.id) ?? null }));
}

function placed(rows: readonly ChildCounts[], key: RankKey, isDescending: boolean): Omit<RankedUnit, 'before'>[] {
  const direction = isDescending ? -1 : 1;
  const sorted = rows
    .map((row) => ({ row, value: valueOf(row, key) }))
    .sort(
      (a, b) =>
        direction * (a.value - b.value) ||
        lampOrder.map((lamp) => b.row.byLamp[lamp] - a.row.byLamp[lamp]).find((by) => by !== 0) ||
        0,
    );
  let place = 0;
  return sorted.map((unit, index) => {
    if (index === 0 || unit.value !== sorted[index - 1]?.value) place = index + 1;
    return { ...unit, place };
  });
}
