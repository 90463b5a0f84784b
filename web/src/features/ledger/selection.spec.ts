import { mostSelected, nothingSelected, selectedAlso, stretch, toggled } from './selection.js';

const row = (number: number) => ({ id: `row-${number}` });
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index));

describe('a selection of rows', () => {
  it('takes a row and gives it back', () => {
    const one = toggled(nothingSelected, row(1));
    expect([...one.keys()]).toEqual(['row-1']);
    expect(toggled(one, row(1)).size).toBe(0);
  });

  it('holds no more than one command takes', () => {
    const full = selectedAlso(nothingSelected, rows(mostSelected + 5));
    expect(full.size).toBe(mostSelected);
    expect(toggled(full, row(mostSelected + 50)).size).toBe(mostSelected);
    expect(toggled(full, row(0)).size).toBe(mostSelected - 1);
  });

  it.each([
    [2, 4],
    [4, 2],
  ])('takes the stretch from %d to %d, without rows that are not in memory', (from, to) =>
    expect(stretch((index) => (index === 3 ? undefined : row(index)), from, to)).toEqual([row(2), row(4)]),
  );
});
