import type { AssignmentFilter } from './filters.js';
import {
  parseAssignmentFilter,
  parseDeductionFilter,
  parseItemFilter,
  parseSearch,
  stringifySearch,
  withChoice,
} from './filters.js';

const full =
  '?unitId=152900000000_FGW&lamp=RED&status=IN_PROGRESS&role=LEAD&scope=UNIT&sort=deliveredAt&overdue=true' +
  '&itemId=0198c0de-0000-7000-8000-0000000000a1&asOf=2026-11-23T10%3A00%3A00.000Z&cursor=eyJpZCI6MX0%3D';

describe('the address of a ledger', () => {
  it('keeps every filter through a round trip', () => {
    const filter = parseAssignmentFilter(parseSearch(full));
    expect(Object.keys(filter)).toHaveLength(10);
    expect(parseAssignmentFilter(parseSearch(stringifySearch({ ...filter })))).toEqual(filter);
  });

  it('reads a division code as text', () =>
    expect(parseItemFilter(parseSearch('?unitId=150000000000'))).toEqual({ unitId: '150000000000' }));

  it.each([
    ['an unknown lamp', '?lamp=BLUE'],
    ['a status of items', '?status=ARCHIVED'],
    ['a unit that is no code', '?unitId=%3Cscript%3E'],
    ['an unknown name', '?foo=bar'],
    ['a time that is none', '?asOf=yesterday'],
  ])('drops %s', (_name, search) => expect(parseAssignmentFilter(parseSearch(search))).toEqual({}));

  it('keeps the deductions that stand as one choice', () =>
    expect(parseDeductionFilter(parseSearch(stringifySearch({ status: 'CONFIRMED,UPHELD,COUNTED' })))).toEqual({
      status: 'CONFIRMED,UPHELD,COUNTED',
    }));

  it('writes nothing for no filter', () => expect(stringifySearch({ lamp: undefined, status: '' })).toBe(''));

  it('starts from the first page with another choice', () =>
    expect(withChoice<AssignmentFilter>({ lamp: 'RED', cursor: 'abc' }, { lamp: 'YELLOW' })).toEqual({
      lamp: 'YELLOW',
    }));

  it('leaves a filter out when it is cleared', () =>
    expect(withChoice<AssignmentFilter>({ unitId: '150000000000', lamp: 'RED' }, { lamp: undefined })).toEqual({
      unitId: '150000000000',
    }));
});
