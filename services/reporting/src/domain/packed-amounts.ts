import { countColumns } from './count-columns.js';

/** Amounts by column, in the order of `countColumns`. */
export type Amounts = Float64Array;
export const noAmounts = (): Amounts => new Float64Array(countColumns.length);

/**
 * A series of parts, such as the days of a month, in as few bytes as it takes: for each part, in the order of its number, the
 * number, the length of what follows, and for each column that is not zero its place and its amount. Numbers are varints of
 * seven bits a byte, amounts with their sign in the lowest bit. Parts without amounts are left out.
 */
export type Packed = Uint8Array;

export const nothingPacked: Packed = new Uint8Array(0);

/** Writes a series. Grows as it is written, and is used again and again: most series are far shorter. */
export class SeriesWriter {
  private bytes = new Uint8Array(4_096);
  private length = 0;
  private partAt = 0;
  private entriesAt = 0;

  /** @param value a whole number, zero or more */
  varint(value: number): void {
    if (this.length + 8 > this.bytes.length) this.grow(8);
    if (value < 128) {
      this.bytes[this.length++] = value;
      return;
    }
    let left = value;
    while (left >= 128) {
      this.bytes[this.length++] = (left % 128) + 128;
      left = Math.floor(left / 128);
    }
    this.bytes[this.length++] = left;
  }

  copy(from: Packed, start: number, end: number): void {
    if (this.length + end - start > this.bytes.length) this.grow(end - start);
    this.bytes.set(from.subarray(start, end), this.length);
    this.length += end - start;
  }

  /** Begins a part; parts are to come in the order of their numbers. */
  begin(number: number): void {
    this.partAt = this.length;
    this.varint(number);
    // Its length is known at the end, and nearly always takes one byte.
    this.entriesAt = this.length + 1;
    this.varint(0);
  }

  entry(place: number, amount: number): void {
    if (amount === 0) return;
    this.varint(place);
    this.varint(amount > 0 ? amount * 2 : -amount * 2 - 1);
  }

  /** Ends a part, which is left out where it has no entries. */
  end(): void {
    const size = this.length - this.entriesAt;
    if (size === 0) this.length = this.partAt;
    else if (size < 128) this.bytes[this.entriesAt - 1] = size;
    else {
      const entries = this.bytes.slice(this.entriesAt, this.length);
      this.length = this.entriesAt - 1;
      this.varint(size);
      this.copy(entries, 0, size);
    }
  }

  get size(): number {
    return this.length;
  }

  clear(): void {
    this.length = 0;
  }

  /** @returns what was written; the next series begins */
  taken(): Packed {
    const all = this.bytes.slice(0, this.length);
    this.length = 0;
    return all;
  }

  private grow(by: number): void {
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }
}

class Reader {
  at = 0;

  constructor(private readonly bytes: Packed) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** @throws when the bytes end within a number */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new Error('a packed series ends within a number');
      this.at += 1;
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
      scale *= 128;
    }
  }
}

const series = new SeriesWriter();

function writePart(number: number, amounts: Amounts): void {
  series.begin(number);
  for (let place = 0; place < amounts.length; place += 1) series.entry(place, amounts[place] ?? 0);
  series.end();
}

function addEntries(reader: Reader, end: number, amounts: Amounts): void {
  while (reader.at < end) {
    const place = reader.varint();
    const signed = reader.varint();
    amounts[place]! += signed % 2 === 0 ? signed / 2 : -(signed + 1) / 2;
  }
}

/** The series with amounts added to its parts; parts that are not added to are copied as they are. */
export function withAdded(packed: Packed, added: ReadonlyMap<number, Amounts>): Packed {
  series.clear();
  const reader = new Reader(packed);
  const numbers = added.size === 1 ? [...added.keys()] : [...added.keys()].sort((a, b) => a - b);
  let next = 0;
  while (!reader.isAtEnd) {
    const start = reader.at;
    const number = reader.varint();
    const length = reader.varint();
    const end = reader.at + length;
    for (let before = numbers[next]; before !== undefined && before < number; before = numbers[++next])
      writePart(before, added.get(before) ?? noAmounts());
    if (numbers[next] === number) {
      const amounts = Float64Array.from(added.get(number) ?? []);
      addEntries(reader, end, amounts);
      writePart(number, amounts);
      next += 1;
    } else series.copy(packed, start, end);
    reader.at = end;
  }
  for (let left = numbers[next]; left !== undefined; left = numbers[++next])
    writePart(left, added.get(left) ?? noAmounts());
  return series.taken();
}

/** Adds the parts that are wanted; `into` answers where a part is to be added, or null where it is not wanted. */
export function addParts(packed: Packed, into: (number: number) => Amounts | null): void {
  const reader = new Reader(packed);
  while (!reader.isAtEnd) {
    const number = reader.varint();
    const length = reader.varint();
    const end = reader.at + length;
    const amounts = into(number);
    if (amounts !== null) addEntries(reader, end, amounts);
    reader.at = end;
  }
}
