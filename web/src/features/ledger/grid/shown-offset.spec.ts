import { shownOffset } from './shown-offset.js';

const seen = { offset: 380, height: 400, rowHeight: 38 };

describe('shownOffset', () => {
  it.each([
    ['a row in sight', 12, 380],
    ['the first row in sight', 10, 380],
    ['a row above', 9, 342],
    ['the first of all', 0, 0],
    ['a row that is cut below', 20, 398],
    ['a row far below', 100, 3_438],
  ])('scrolls for %s to row %d', (_name, row, offset) => expect(shownOffset(row, seen)).toBe(offset));
});
