import { formatPoints } from './points.js';

describe('formatPoints', () => {
  it.each([
    [0, '0'],
    [20, '2'],
    [25, '2.5'],
    [1999, '199.9'],
    [3, '0.3'],
  ])('writes %d tenths as %s', (tenths, expected) => expect(formatPoints(tenths)).toBe(expected));
});
