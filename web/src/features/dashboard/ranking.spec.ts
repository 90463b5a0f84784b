import type { ChildCounts } from './dashboard.api.js';
import { ranked } from './ranking.js';

const unit = (id: string, RED: number, YELLOW = 0, GREEN = 0, DONE = 0): ChildCounts =>
  ({
    unit: { id, name: id, shortName: id, level: 'LEAGUE_CITY', kind: 'GOVERNMENT' },
    byLamp: { RED, YELLOW, GREEN, DONE },
    total: RED + YELLOW + GREEN + DONE,
  }) as ChildCounts;

const order = (...args: Parameters<typeof ranked>) =>
  ranked(...args).map(({ row, place, value }) => [row.unit.id, place, value]);

describe('the ranking of units', () => {
  const units = [unit('a', 1), unit('b', 4), unit('c', 1, 9), unit('d', 0, 0, 0, 20)];

  it('puts the largest count first and shares places', () =>
    expect(order(units, 'RED', true)).toEqual([
      ['b', 1, 4],
      ['c', 2, 1],
      ['a', 2, 1],
      ['d', 4, 0],
    ]));

  it('turns round', () => expect(order(units, 'RED', false).map(([id]) => id)).toEqual(['d', 'c', 'a', 'b']));
  it('counts what is open without what is done', () => expect(order(units, 'open', true)[0]).toEqual(['c', 1, 10]));
  it('counts all', () => expect(order(units, 'total', true)[0]).toEqual(['d', 1, 20]));

  it('keeps equal units in their order', () =>
    expect(order([unit('x', 2), unit('y', 2)], 'RED', true).map(([id]) => id)).toEqual(['x', 'y']));

  it('says where each stood before', () => {
    const before = ranked(units, 'RED', true, [unit('a', 5), unit('b', 4)]).map(({ row, before }) => [
      row.unit.id,
      before,
    ]);
    expect(before).toEqual([
      ['b', { value: 4, place: 2 }],
      ['c', null],
      ['a', { value: 5, place: 1 }],
      ['d', null],
    ]);
  });
});
