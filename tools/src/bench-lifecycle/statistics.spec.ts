import { percentile, ratioOf, spreadOf, summarize } from './statistics.js';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const window = (lifecycles: number, seconds = 1) => ({ seconds, durationsMs: upTo(lifecycles) });

describe('percentile', () => {
  it.each([
    { name: 'the middle of an odd number of values', values: [30, 10, 20], percent: 50, expected: 20 },
    { name: 'the lower middle of an even number of values', values: [40, 10, 30, 20], percent: 50, expected: 20 },
    { name: 'the 99th of a hundred', values: upTo(100), percent: 99, expected: 99 },
    { name: 'the largest where there are few', values: upTo(20), percent: 99, expected: 20 },
    { name: 'the largest at 100', values: upTo(7), percent: 100, expected: 7 },
    { name: 'numbers by size, not as text', values: [9, 100, 20], percent: 100, expected: 100 },
  ])('is $name', ({ values, percent, expected }) => {
    expect(percentile(values, percent)).toBe(expected);
  });

  it.each([
    { name: 'no values', values: [], percent: 50 },
    { name: 'zero percent', values: [1], percent: 0 },
    { name: 'more than all', values: [1], percent: 101 },
  ])('refuses $name', ({ values, percent }) => {
    expect(() => percentile(values, percent)).toThrow(RangeError);
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    percentile(values, 50);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('summarize', () => {
  it('takes windows of different length together by time', () => {
    expect(summarize([window(100, 10), window(20, 10)])).toMatchObject({ lifecycles: 120, perSecond: 6 });
  });

  it('has nothing to say where nothing ended', () => {
    expect(() => summarize([window(0, 10)])).toThrow('--seconds');
  });
});

describe('ratioOf', () => {
  it('is the share of the second side', () => {
    expect(ratioOf(summarize([window(7, 2)]), summarize([window(10, 1)]))).toBeCloseTo(0.35);
  });
});

describe('spreadOf', () => {
  it('compares only windows that ran one after the other', () => {
    expect(spreadOf([window(4), window(9)], [window(8), window(10)])).toEqual({ lowest: 0.5, highest: 0.9 });
  });
});
