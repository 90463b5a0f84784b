import { rowDifferences } from './rows.js';

describe('rowDifferences', () => {
  const columns = ['version', 'status'];
  const row = (id: string, version: string, status: string | null) => ({ id, version, status });

  it('names each column that differs, a row that is missing and one that is too many', () => {
    expect(
      rowDifferences(
        columns,
        [row('a', '1', 'X'), row('b', '2', null), row('c', '1', 'X')],
        [row('a', '1', 'X'), row('b', '1', 'Y'), row('d', '1', 'X')],
      ),
    ).toEqual([
      { id: 'b', what: 'version shows 1, is 2; status shows Y, is null' },
      { id: 'c', what: 'has no row in reporting' },
      { id: 'd', what: 'is only in reporting' },
    ]);
  });
});
