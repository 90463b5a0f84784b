import { placeOf } from './count-columns.js';
import { dayNumber, januaryOf, monthOf, yearOf } from './count-days.js';
import type { Change } from './contributions.js';
import { hasRareDays, keysOf, type Dimensions } from './count-keys.js';
import { noAmounts, type Amounts } from './packed-amounts.js';

/** Whose counters a change belongs to. */
export interface Counted {
  unitPath: string;
  issuingUnitId: string;
  dimensions: Dimensions;
}

/** Amounts to be added to one counter, by number of the day. */
export interface CountChange {
  unitId: string;
  key: string;
  /** Whether rows of days span a year. */
  isRare: boolean;
  days: ReadonlyMap<number, Amounts>;
}

interface Counter extends CountChange {
  days: Map<number, Amounts>;
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
      const number = dayNumber(day);
      for (const { days } of counters) {
        let amounts = days.get(number);
        if (amounts === undefined) days.set(number, (amounts = noAmounts()));
        amounts[place]! += sign * amount;
      }
    }
  }

  /** Counters with anything to add, in the order of their key, which is that of their rows. */
  changed(): CountChange[] {
    const changes: CountChange[] = [];
    for (const [, counter] of [...this.counters].sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const [day, amounts] of counter.days) if (amounts.every((amount) => amount === 0)) counter.days.delete(day);
      if (counter.days.size > 0) changes.push(counter);
    }
    return changes;
  }

  private countersOf({ unitPath, issuingUnitId, dimensions }: Counted): Counter[] {
    const { contentCategory, sourceKind, role, level } = dimensions;
    const name = `${unitPath} ${issuingUnitId} ${contentCategory} ${sourceKind} ${role} ${level}`;
    let known = this.byCounted.get(name);
    if (known === undefined) {
      known = unitPath
        .split('.')
        .flatMap((unitId, index) =>
          keysOf(dimensions, issuingUnitId, index + 1).map((key) => this.counter(unitId, key, index + 1)),
        );
      this.byCounted.set(name, known);
    }
    return known;
  }

  private counter(unitId: string, key: string, depth: number): Counter {
    const name = `${unitId} ${key}`;
    let counter = this.counters.get(name);
    if (counter === undefined) {
      counter = { unitId, key, isRare: hasRareDays(key, depth), days: new Map() };
      this.counters.set(name, counter);
    }
    return counter;
  }
}

/** Days added up by the months or the years they lie in. */
function summed(days: ReadonlyMap<number, Amounts>, partOf: (day: number) => number): Map<number, Amounts> {
  const sums = new Map<number, Amounts>();
  for (const [day, amounts] of days) {
    const part = partOf(day);
    const sum = sums.get(part);
    if (sum === undefined) sums.set(part, Float64Array.from(amounts));
    else for (let place = 0; place < sum.length; place += 1) sum[place]! += amounts[place]!;
  }
  return sums;
}

export const byMonth = (days: ReadonlyMap<number, Amounts>): Map<number, Amounts> => summed(days, monthOf);
export const byYear = (months: ReadonlyMap<number, Amounts>): Map<number, Amounts> => summed(months, yearOf);

/** Days by the first month of the row that holds them, numbered from it. */
export function byRow({ days, isRare }: CountChange): Map<number, Map<number, Amounts>> {
  const rows = new Map<number, Map<number, Amounts>>();
  for (const [day, amounts] of days) {
    const month = isRare ? januaryOf(monthOf(day)) : monthOf(day);
    let row = rows.get(month);
    if (row === undefined) rows.set(month, (row = new Map()));
    row.set(day - month * 32, amounts);
  }
  return rows;
}
