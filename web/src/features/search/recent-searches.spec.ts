import { withSearch } from './recent-searches.js';

describe('withSearch', () => {
  it('puts the latest text first, and each once', () =>
    expect(withSearch(['防火', '禁牧'], '禁牧')).toEqual(['禁牧', '防火']));
  it('forgets the oldest beyond six', () =>
    expect(withSearch(['1', '2', '3', '4', '5', '6'], '7')).toEqual(['7', '1', '2', '3', '4', '5']));
});
