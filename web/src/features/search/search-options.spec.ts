import type { FoundItem, FoundUnit } from '@ducha/contracts';
import { moved, searchOptions } from './search-options.js';

const item = { id: 'i' } as FoundItem;
const unit = { id: 'u' } as FoundUnit;

describe('searchOptions', () => {
  it('offers what was looked for last while nothing is typed', () =>
    expect(searchOptions('', ['防火'], undefined)).toEqual([{ kind: 'RECENT', text: '防火' }]));

  it('lists items, then units, then the way to all of them', () =>
    expect(searchOptions('旗', ['防火'], { items: [item], units: [unit] }).map(({ kind }) => kind)).toEqual([
      'ITEM',
      'UNIT',
      'ALL',
    ]));

  it.each([undefined, { items: [], units: [] }])('offers nothing while nothing is found', (found) =>
    expect(searchOptions('旗', ['防火'], found)).toEqual([]),
  );
});

describe('moved', () => {
  it.each([
    [-1, 1, 3, 0],
    [2, 1, 3, -1],
    [-1, -1, 3, 2],
    [0, -1, 3, -1],
    [-1, 1, 0, -1],
  ] as const)('from %d by %d among %d leads to %d', (at, step, count, expected) =>
    expect(moved(at, step, count)).toBe(expected),
  );
});
