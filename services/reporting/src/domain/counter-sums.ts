import { countColumns, placeOf } from './count-columns.js';
import { dayNumber, januaryOf, monthOf, yearOf } from './count-days.js';
import { SeriesWriter, writePart, type Amounts, type Packed } from './packed-amounts.js';

/**
 * Amounts by day and column, two numbers each: the cell and the amount. Cells stand in any order and several times, until they are
 * merged. They mean something only to the sums that numbered them.
 */
export type Cells = number[];

/** A counter as it is stored. */
export interface PackedCounter {
  /** Number of the last day on which it has anything. */
  latest: number;
  years: Packed;
  months: Packed;
  rows: readonly { month: number; days: Packed }[];
}

/** Bits of a cell that tell the column; the others tell the day. */
const columnBits = 32 - Math.clz32(countColumns.length - 1);
const width = 1 << columnBits;

/**
 * Adds up one counter after the other where days and columns have a place each, so that nothing is made anew for a counter or a day.
 * Days are numbered as they are met: those of several years have room, whatever years they are.
 */
export class CounterSums {
  private readonly slots = new Map<number, number>();
  private readonly days: number[] = [];
  private sums = new Float64Array(512 * width);
  private isTouched = new Uint8Array(512);
  private touched: number[] = [];
  private readonly daySeries = new SeriesWriter();
  private readonly monthSeries = new SeriesWriter();
  private readonly yearSeries = new SeriesWriter();
  private readonly monthSum: Amounts = new Float64Array(width);
  private readonly yearSum: Amounts = new Float64Array(width);

  /** @param day `yyyy-mm-dd` */
  cellOf(day: string, column: string): number {
    const number = dayNumber(day);
    let slot = this.slots.get(number);
    if (slot === undefined) {
      slot = this.days.push(number) - 1;
      this.slots.set(number, slot);
      if (slot >= this.isTouched.length) this.grow();
    }
    return slot * width + placeOf(column);
  }

  add(cells: Cells): void {
    const { sums, isTouched, touched } = this;
    for (let at = 0; at < cells.length; at += 2) {
      const cell = cells[at]!;
      const slot = cell >> columnBits;
      if (isTouched[slot] === 0) {
        isTouched[slot] = 1;
        touched.push(slot);
      }
      sums[cell]! += cells[at + 1]!;
    }
  }

  /** The sums as cells, each once. The next counter begins. */
  takeCells(): Cells {
    const cells: Cells = [];
    for (const slot of this.touched) {
      for (let cell = slot * width; cell < slot * width + countColumns.length; cell += 1) {
        const amount = this.sums[cell]!;
        if (amount !== 0) cells.push(cell, amount);
      }
      this.clear(slot);
    }
    this.touched = [];
    return cells;
  }

  /**
   * The sums as they are stored; null where nothing is left of them. The next counter begins.
   * @param isRare whether rows of days span a year
   */
  takePacked(isRare: boolean): PackedCounter | null {
    const { days, touched, sums, daySeries, monthSeries, yearSeries, monthSum, yearSum } = this;
    const rows: { month: number; days: Packed }[] = [];
    let [latest, row, month, year] = [0, -1, -1, -1];
    const endRow = (): void => {
      if (daySeries.size > 0) rows.push({ month: row, days: daySeries.taken() });
    };
    const endMonth = (): void => {
      if (month >= 0) writePart(monthSeries, month, monthSum);
      monthSum.fill(0);
    };
    const endYear = (): void => {
      if (year >= 0) writePart(yearSeries, year, yearSum);
      yearSum.fill(0);
    };
    touched.sort((a, b) => days[a]! - days[b]!);
    for (const slot of touched) {
      const day = days[slot]!;
      if (monthOf(day) !== month) {
        endMonth();
        month = monthOf(day);
        if (yearOf(month) !== year) {
          endYear();
          year = yearOf(month);
        }
        const first = isRare ? januaryOf(month) : month;
        if (first !== row) {
          endRow();
          row = first;
        }
      }
      if (writePart(daySeries, day - row * 32, sums, slot * width)) {
        latest = day;
        for (let place = 0; place < countColumns.length; place += 1) {
          const amount = sums[slot * width + place]!;
          if (amount === 0) continue;
          monthSum[place]! += amount;
          yearSum[place]! += amount;
        }
      }
      this.clear(slot);
    }
    this.touched = [];
    endRow();
    endMonth();
    endYear();
    const [years, months] = [yearSeries.taken(), monthSeries.taken()];
    return latest === 0 ? null : { latest, years, months, rows };
  }

  private clear(slot: number): void {
    this.isTouched[slot] = 0;
    this.sums.fill(0, slot * width, (slot + 1) * width);
  }

  private grow(): void {
    const sums = new Float64Array(this.sums.length * 2);
    sums.set(this.sums);
    this.sums = sums;
    const isTouched = new Uint8Array(this.isTouched.length * 2);
    isTouched.set(this.isTouched);
    this.isTouched = isTouched;
  }
}
