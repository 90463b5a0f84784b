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
  amounts: Int32Array;
}

/** The counters of one unit and key: amounts by day and by first day of the month. */
interface Counter {
  unitId: string;
  key: string;
  days: Map<string, Int32Array>;
  months: Map<string, Int32Array>;
}

/** Adds up changes, so that a batch of events writes each touched row once. */
export class Tally {
  private readonly counters = new Map<string, Counter>();
  /** An assignment comes several times in a batch: its counters are looked up once. */
  private readonly byCounted = new Map<string, Counter[]>();

  /** @param sign -1 takes the changes back */
  add(counted: Counted, changes: readonly Change[], sign: 1 | -1 = 1): void {
    const counters = this.countersOf(counted);
    for (const { day, column, amount } of changes) {
      const place = placeOf(column);
      const month = firstOfMonth(day);
      for (const { days, months } of counters) {
        amountsOf(days, day)[place]! += sign * amount;
        amountsOf(months, month)[place]! += sign * amount;
      }
    }
  }

  /** Rows with anything to add, in the order of their key: who locks them in one order does not wait in a circle. */
  changed(): CountRow[] {
    const rows: CountRow[] = [];
    for (const [, { unitId, key, days, months }] of [...this.counters].toSorted(([a], [b]) => (a < b ? -1 : 1)))
      for (const [grain, amounts] of [
        ['DAY', days],
        ['MONTH', months],
      ] as const)
        for (const [day, added] of [...amounts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
          if (added.some((amount) => amount !== 0)) rows.push({ unitId, key, grain, day, amounts: added });
    return rows;
  }

  private countersOf({ unitPath, issuingUnitId, dimensions }: Counted): Counter[] {
    const { contentCategory, sourceKind, role, level } = dimensions;
    const name = `${unitPath} ${issuingUnitId} ${contentCategory} ${sourceKind} ${role} ${level}`;
    let known = this.byCounted.get(name);
    if (known === undefined) {
      known = unitPath
        .split('.')
        .flatMap((unitId, index) =>
          keysOf(dimensions, issuingUnitId, index + 1).map((key) => this.counter(unitId, key)),
        );
      this.byCounted.set(name, known);
    }
    return known;
  }

  private counter(unitId: string, key: string): Counter {
    const name = `${unitId} ${key}`;
    let counter = this.counters.get(name);
    if (counter === undefined) {
      counter = { unitId, key, days: new Map(), months: new Map() };
      this.counters.set(name, counter);
    }
    return counter;
  }
}

function amountsOf(byDay: Map<string, Int32Array>, day: string): Int32Array {
  let amounts = byDay.get(day);
  if (amounts === undefined) {
    amounts = new Int32Array(countColumns.length);
    byDay.set(day, amounts);
  }
  return amounts;
}
