import { countColumns, placeOf } from './count-columns.js';
import { dayNumber, januaryOf, monthOf, yearOf } from './count-days.js';
import { SeriesWriter, type Packed } from './packed-amounts.js';

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

/** Bits of a cell that tell the column; the others tell the day. Columns of a day that have something are bits of one number. */
const columnBits = 5;
const width = 1 << columnBits;
if (countColumns.length > width) throw new Error('counters have more columns than bits');
const places = width - 1;

/** Amounts of a part, and which columns have any. */
class PartSum {
  private readonly amounts = new Float64Array(width);
  private columns = 0;

  add(place: number, amount: number): void {
    this.amounts[place]! += amount;
    this.columns |= 1 << place;
  }

  /** Writes the part and begins the next one. */
  end(number: number, into: SeriesWriter): void {
    if (this.columns === 0) return;
    into.begin(number);
    for (let left = this.columns; left !== 0; left &= left - 1) {
      const place = places - Math.clz32(left & -left);
      into.entry(place, this.amounts[place]!);
      this.amounts[place] = 0;
    }
    into.end();
    this.columns = 0;
  }
}

/**
 * Adds up one counter after the other where days and columns have a place each, so that nothing is made anew for a counter or a day.
 * Days are numbered as they are met: those of several years have room, whatever years they are.
 */
export class CounterSums {
  private readonly slots = new Map<number, number>();
  private readonly days: number[] = [];
  private sums = new Float64Array(512 * width);
  /** Columns that have something, by slot. */
  private columns = new Int32Array(512);
  private touched: number[] = [];
  private readonly daySeries = new SeriesWriter();
  private readonly monthSeries = new SeriesWriter();
  private readonly yearSeries = new SeriesWriter();
  private readonly monthSum = new PartSum();
  private readonly yearSum = new PartSum();

  /** @param day `yyyy-mm-dd` */
  cellOf(day: string, column: string): number {
    const number = dayNumber(day);
    let slot = this.slots.get(number);
    if (slot === undefined) {
      slot = this.days.push(number) - 1;
      this.slots.set(number, slot);
      if (slot >= this.columns.length) this.grow();
    }
    return slot * width + placeOf(column);
  }

  add(cells: Cells): void {
    const { sums, columns, touched } = this;
    for (let at = 0; at < cells.length; at += 2) {
      const cell = cells[at]!;
      const slot = cell >> columnBits;
      if (columns[slot] === 0) touched.push(slot);
      columns[slot]! |= 1 << (cell & places);
      sums[cell]! += cells[at + 1]!;
    }
  }

  /** The sums as cells, each once. The next counter begins. */
  takeCells(): Cells {
    const cells: Cells = [];
    for (const slot of this.touched) {
      for (let left = this.columns[slot]!; left !== 0; left &= left - 1) {
        const cell = slot * width + places - Math.clz32(left & -left);
        const amount = this.sums[cell]!;
        if (amount !== 0) cells.push(cell, amount);
        this.sums[cell] = 0;
      }
      this.columns[slot] = 0;
    }
    this.touched = [];
    return cells;
  }

  /**
   * The sums as they are stored; null where nothing is left of them. The next counter begins.
   * @param isRare whether rows of days span a year
   */
  takePacked(isRare: boolean): PackedCounter | null {
    const { days, touched, sums, columns, daySeries, monthSeries, yearSeries, monthSum, yearSum } = this;
    const rows: { month: number; days: Packed }[] = [];
    let [latest, row, month, year] = [0, -1, -1, -1];
    const endRow = (): void => {
      if (daySeries.size > 0) rows.push({ month: row, days: daySeries.taken() });
    };
    touched.sort((a, b) => days[a]! - days[b]!);
    for (const slot of touched) {
      const day = days[slot]!;
      if (monthOf(day) !== month) {
        monthSum.end(month, monthSeries);
        month = monthOf(day);
        if (yearOf(month) !== year) {
          yearSum.end(year, yearSeries);
          year = yearOf(month);
        }
        const first = isRare ? januaryOf(month) : month;
        if (first !== row) {
          endRow();
          row = first;
        }
      }
      daySeries.begin(day - row * 32);
      for (let left = columns[slot]!; left !== 0; left &= left - 1) {
        const place = places - Math.clz32(left & -left);
        const amount = sums[slot * width + place]!;
        if (amount === 0) continue;
        daySeries.entry(place, amount);
        monthSum.add(place, amount);
        yearSum.add(place, amount);
        sums[slot * width + place] = 0;
        latest = day;
      }
      daySeries.end();
      columns[slot] = 0;
    }
    this.touched = [];
    endRow();
    monthSum.end(month, monthSeries);
    yearSum.end(year, yearSeries);
    const [years, months] = [yearSeries.taken(), monthSeries.taken()];
    return latest === 0 ? null : { latest, years, months, rows };
  }

  private grow(): void {
    const sums = new Float64Array(this.sums.length * 2);
    sums.set(this.sums);
    this.sums = sums;
    const columns = new Int32Array(this.columns.length * 2);
    columns.set(this.columns);
    this.columns = columns;
  }
}
