import { countColumns, placeOf } from './count-columns.js';
import type { Change } from './contributions.js';
import { keysOf, type Dimensions } from './count-keys.js';
import { firstOfMonth, type DayRange } from './day-ranges.js';

/** Whose counters a change belongs to. */
export interface Counted {
  unitPath: string;
  issuingUnitId: string;
  dimensions: Dimensions;
}

/** Amounts to be added to one row of `assignment_count`. */
export interface CountRow {
  unitId: string;
  key: string;
  grain: DayRange['grain'];
  day: string;
  amounts: number[];
}

/** Adds up changes, so that a batch of events writes each touched row once. */
export class Tally {
  private readonly rows = new Map<string, CountRow>();
  private readonly keys = new Map<string, { unitId: string; keys: string[] }[]>();

  /** @param sign -1 takes the changes back */
  add(counted: Counted, changes: readonly Change[], sign: 1 | -1 = 1): void {
    const byDay = new Map<string, Change[]>();
    for (const change of changes) {
      const known = byDay.get(change.day);
      if (known) known.push(change);
      else byDay.set(change.day, [change]);
    }
    for (const { unitId, keys } of this.keysByUnit(counted))
      for (const key of keys)
        for (const [day, ofDay] of byDay) {
          addTo(this.row(unitId, key, 'DAY', day), ofDay, sign);
          addTo(this.row(unitId, key, 'MONTH', firstOfMonth(day)), ofDay, sign);
        }
  }

  /** Rows with anything to add, in the order of their key: who locks them in one order does not wait in a circle. */
  changed(): CountRow[] {
    return [...this.rows]
      .filter(([, { amounts }]) => amounts.some((amount) => amount !== 0))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row);
  }

  private row(unitId: string, key: string, grain: CountRow['grain'], day: string): number[] {
    const name = `${unitId} ${key} ${grain} ${day}`;
    let row = this.rows.get(name);
    if (row === undefined) {
      row = { unitId, key, grain, day, amounts: new Array<number>(countColumns.length).fill(0) };
      this.rows.set(name, row);
    }
    return row.amounts;
  }

  private keysByUnit({ unitPath, issuingUnitId, dimensions }: Counted): { unitId: string; keys: string[] }[] {
    const { contentCategory, sourceKind, role, level } = dimensions;
    const name = `${unitPath} ${issuingUnitId} ${contentCategory} ${sourceKind} ${role} ${level}`;
    let known = this.keys.get(name);
    if (known === undefined) {
      known = unitPath
        .split('.')
        .map((unitId, index) => ({ unitId, keys: keysOf(dimensions, issuingUnitId, index + 1) }))
        .filter(({ keys }) => keys.length > 0);
      this.keys.set(name, known);
    }
    return known;
  }
}

function addTo(amounts: number[], changes: readonly Change[], sign: 1 | -1): void {
  for (const { column, amount } of changes) {
    const place = placeOf(column);
    amounts[place] = (amounts[place] ?? 0) + sign * amount;
  }
}
