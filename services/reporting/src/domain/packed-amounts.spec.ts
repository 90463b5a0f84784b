import fc from 'fast-check';
import { countColumns } from './count-columns.js';
import { addParts, noAmounts, nothingPacked, withAdded, type Amounts, type Packed } from './packed-amounts.js';

const amount = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -(2 ** 45), max: 2 ** 45 }));
const amounts = fc
  .array(fc.tuple(fc.nat({ max: countColumns.length - 1 }), amount), { maxLength: 6 })
  .map((entries) => {
    const all = noAmounts();
    for (const [place, value] of entries) all[place] = value;
    return all;
  });
const parts = fc
  .array(fc.tuple(fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 30_000 })), amounts), { maxLength: 8 })
  .map((entries) => new Map(entries));

function unpacked(packed: Packed): [number, number[]][] {
  const found: [number, Amounts][] = [];
  addParts(packed, (number) => {
    const into = noAmounts();
    found.push([number, into]);
    return into;
  });
  return found.map(([number, all]) => [number, [...all]]);
}

function summed(...all: ReadonlyMap<number, Amounts>[]): [number, number[]][] {
  const sums = new Map<number, number[]>();
  for (const one of all)
    for (const [number, values] of one)
      sums.set(
        number,
        [...values].map((value, place) => value + (sums.get(number)?.[place] ?? 0)),
      );
  return [...sums].filter(([, values]) => values.some((value) => value !== 0)).toSorted(([a], [b]) => a - b);
}

describe('packed amounts', () => {
  it('come back as they were put in, in the order of their parts', () => {
    fc.assert(fc.property(parts, (one) => expect(unpacked(withAdded(nothingPacked, one))).toEqual(summed(one))));
  });

  it('are added part by part and column by column', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) =>
        expect(unpacked(withAdded(withAdded(nothingPacked, one), other))).toEqual(summed(one, other)),
      ),
    );
  });

  it('take no byte once everything is taken back', () => {
    const negated = (all: ReadonlyMap<number, Amounts>) =>
      new Map([...all].map(([number, values]) => [number, values.map((value) => -value)] as const));
    fc.assert(
      fc.property(parts, (one) => expect(withAdded(withAdded(nothingPacked, one), negated(one))).toHaveLength(0)),
    );
  });

  it('take four bytes for a part with one small amount', () => {
    expect(withAdded(nothingPacked, new Map([[7, noAmounts().with(3, 1)]]))).toEqual(Uint8Array.of(7, 2, 3, 2));
  });

  it('are refused when they are cut', () => {
    expect(() => unpacked(Uint8Array.of(7, 3, 3, 2))).toThrow('ends within a number');
  });
});
