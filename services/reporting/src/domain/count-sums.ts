import { flowColumns, placeOf, stateColumns } from './count-columns.js';
import { Cover, dayNumber, dayText, januaryOf } from './count-days.js';
import type { Sums } from './counts.js';
import { addParts, noAmounts, type Amounts, type Packed } from './packed-amounts.js';
import { dayBefore } from './shanghai-days.js';

/** A counter as it is read: of its months and days only what the question needs. */
export interface ReadCounter {
  unitId: string;
  /** Number of the last day on which it has anything. */
  latest: number;
  years: Packed;
  months: Packed | null;
  /** Days by the first month of their row. */
  days: readonly { month: number; days: Packed }[];
}

/** Days whose changes add up to what stands, and days of the measures. */
export interface Covers {
  state: Cover;
  flow: Cover;
}

/**
 * What is summed for a day. A counter that has nothing after the day is summed as if the day were the last there is: its years
 * tell most, and its months and days are not read.
 */
export class SumPlan {
  private constructor(
    /** Number of the day. */
    readonly day: number,
    /** For counters with something after it. */
    readonly exact: Covers,
    readonly calm: Covers,
  ) {}

  /**
   * @param isPast whether what stands is that at the end of the day; otherwise all there is
   * @param from first day of the measures, which end with the day
   */
  static of({ day, isPast, from }: { day: string; isPast: boolean; from: string }): SumPlan {
    return new SumPlan(
      dayNumber(day),
      { state: isPast ? Cover.of(null, day) : Cover.everything, flow: Cover.of(from, day) },
      { state: Cover.everything, flow: from > day ? Cover.of(from, day) : Cover.of(from, null) },
    );
  }

  /** What stands before the first day, and each day up to the last by itself. */
  static ofDays(first: string, last: string): SumPlan {
    const covers = { state: Cover.of(null, dayBefore(first)), flow: Cover.ofDays(first, last) };
    return new SumPlan(dayNumber(last), covers, covers);
  }

  coversOf({ latest }: Pick<ReadCounter, 'latest'>): Covers {
    return latest > this.day ? this.exact : this.calm;
  }
}

export const needsMonths = ({ state, flow }: Covers): boolean => state.needsMonths || flow.needsMonths;

/** First months of the rows that hold single days: rows of a month, and rows of a year. */
export const rowsOfDays = (...covers: readonly Cover[]): number[] => {
  const months = covers.flatMap((cover) => cover.monthsOfDays);
  return [...new Set([...months, ...months.map(januaryOf)])].toSorted((a, b) => a - b);
};

/** Adds what a cover takes of a counter. */
export function addCovered(counter: ReadCounter, cover: Cover, into: Amounts): void {
  addParts(counter.years, (year) => (cover.hasYear(year) ? into : null));
  if (counter.months && cover.needsMonths) addParts(counter.months, (month) => (cover.hasMonth(month) ? into : null));
  for (const { month, days } of counter.days) addParts(days, (part) => (cover.hasDay(month * 32 + part) ? into : null));
}

const placed = (columns: readonly string[]) => columns.map((column) => ({ column, place: placeOf(column) }));
const statePlaces = placed(stateColumns);
const flowPlaces = placed(flowColumns);

/** State and measures of each unit, by column. */
export function sumsByUnit(counters: readonly ReadCounter[], plan: SumPlan): Map<string, Sums> {
  const byUnit = new Map<string, { state: Amounts; flow: Amounts }>();
  for (const counter of counters) {
    let sums = byUnit.get(counter.unitId);
    if (sums === undefined) byUnit.set(counter.unitId, (sums = { state: noAmounts(), flow: noAmounts() }));
    const { state, flow } = plan.coversOf(counter);
    addCovered(counter, state, sums.state);
    addCovered(counter, flow, sums.flow);
  }
  return new Map([...byUnit].map(([unitId, { state, flow }]) => [unitId, named(state, flow)]));
}

function named(state: Amounts, flow: Amounts): Sums {
  const sums: Record<string, number> = {};
  for (const { column, place } of statePlaces) sums[column] = state[place] ?? 0;
  for (const { column, place } of flowPlaces) sums[column] = flow[place] ?? 0;
  return sums;
}

/** What stands before the days of a plan by the day, and what happened on each of them. */
export function sumsByDay(counters: readonly ReadCounter[], plan: SumPlan): { before: Sums; days: Map<string, Sums> } {
  const before = noAmounts();
  const byDay = new Map<number, Amounts>();
  const { state, flow } = plan.exact;
  for (const counter of counters) {
    addCovered(counter, state, before);
    for (const { month, days } of counter.days)
      addParts(days, (part) => {
        const day = month * 32 + part;
        if (!flow.hasDay(day)) return null;
        let amounts = byDay.get(day);
        if (amounts === undefined) byDay.set(day, (amounts = noAmounts()));
        return amounts;
      });
  }
  return {
    before: named(before, before),
    days: new Map([...byDay].map(([day, amounts]) => [dayText(day), named(amounts, amounts)])),
  };
}
