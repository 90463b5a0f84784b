import { isShown, searchOf, viewStateOf } from './view-state.js';

const search = { unitId: '150000000000', lamp: 'RED,YELLOW', columns: 'lamp,unit', sort: '-deliveredAt', last: 'true' };

describe('a saved view', () => {
  it('remembers rows, order and columns, not the place in the list', () =>
    expect(viewStateOf(search)).toEqual({
      filter: { unitId: '150000000000', lamp: 'RED,YELLOW' },
      columns: ['lamp', 'unit'],
      sort: '-deliveredAt',
    }));

  it('opens as the address it was saved from', () => {
    const { last: _last, ...rest } = search;
    expect(searchOf(viewStateOf(search))).toEqual(rest);
  });

  it('of nothing special is the bare ledger', () => expect(searchOf(viewStateOf({ lamp: undefined }))).toEqual({}));

  it.each([
    ['the same address', search, true],
    ['another place in it', { ...search, last: undefined }, true],
    ['one filter more', { ...search, role: 'LEAD' }, false],
    ['other columns', { ...search, columns: 'unit,lamp' }, false],
    ['one filter less', { ...search, lamp: undefined }, false],
  ])('is shown by %s: %#', (_name, address, expected) => expect(isShown(viewStateOf(search), address)).toBe(expected));
});
