import { slotted } from './row-slots.js';

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_none, place) => ({ index: from + place, top: (from + place) * 38 }));
const indexes = (from: number, to: number, most: number, first: number) =>
  slotted(rows(from, to), most, first).map(({ index }) => index);

describe('slotted', () => {
  it('has the rows in the order of the list where it begins with the first', () =>
    expect(indexes(7, 12, 5, 7)).toEqual([7, 8, 9, 10, 11]));

  it.each([
    ['down', 9, 14, [12, 13, 9, 10, 11]],
    ['up', 5, 10, [7, 8, 9, 5, 6]],
  ])('puts the rows that come, scrolling %s, where others went', (_name, from, to, expected) =>
    expect(indexes(from, to, 5, 7)).toEqual(expected),
  );

  it('shows a row in the same row of the page as long as it is in sight', () => {
    const before = new Map(slotted(rows(7, 12), 5, 7).map(({ index, slot }) => [index, slot]));
    const after = slotted(rows(9, 14), 5, 7).filter(({ index }) => before.has(index));
    expect(after).toHaveLength(3);
    for (const { index, slot } of after) expect(slot).toBe(before.get(index));
  });

  it('never shows two rows in one, even where more are asked for than were expected', () => {
    const slots = slotted(rows(3, 12), 5, 3).map(({ slot }) => slot);
    expect(new Set(slots).size).toBe(9);
  });
});
