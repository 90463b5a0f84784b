import { labelledDays, linePath, panelScale, placesOf } from './trend-scale.js';

describe('panelScale', () => {
  it.each([
    ['nothing counted', 0, [0, 1]],
    ['one', 1, [0, 1]],
    ['a few', 4, [0, 2, 4]],
    ['tens', 27, [0, 10, 20, 30]],
    ['thousands', 4_210, [0, 2_000, 4_000, 6_000]],
  ])('labels whole round numbers from zero for %s', (_name, highest, ticks) =>
    expect(panelScale(highest, 100).ticks).toEqual(ticks),
  );

  it('puts zero at the bottom and the highest label at the top', () => {
    const { y, top } = panelScale(27, 90);
    expect([y(0), y(top), y(15)]).toEqual([90, 0, 45]);
  });

  it('never lets a value out of the panel', () => {
    for (let value = 0; value < 3_000; value += 7) expect(panelScale(value, 100).y(value)).toBeGreaterThanOrEqual(0);
  });
});

describe('the days of the chart', () => {
  it('lie from edge to edge', () => expect(placesOf(3, 100)).toEqual([0, 50, 100]));
  it('stand in the middle when there is one', () => expect(placesOf(1, 100)).toEqual([50]));
  it('are joined by one line', () => expect(linePath([0, 10], [5, 2.25])).toBe('M0.0 5.0L10.0 2.3'));

  it.each([
    [30, 600, 90, [4, 9, 14, 19, 24, 29]],
    [1, 600, 90, [0]],
    [366, 600, 90, [60, 121, 182, 243, 304, 365]],
  ])('label of %d days the last and others evenly before it', (count, width, least, labelled) =>
    expect(labelledDays(count, width, least)).toEqual(labelled),
  );
});
