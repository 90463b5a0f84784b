import { AssignmentMeasure, ContentCategory, RegionLevel, SourceKind, Urgency } from '@ducha/contracts';
import { contentCategoryOrder, levelOrder, measureOrder, sourceKindOrder, urgencyOrder } from './codes-order.js';
import type { AssignmentFilter } from './filters.js';
import {
  assignmentRequest,
  codesOf,
  isNarrowed,
  listed,
  parseAssignmentFilter,
  parseDeductionFilter,
  parseItemFilter,
  parseSearch,
  stringifySearch,
  withChoice,
} from './filters.js';

const full =
  '?unitId=152900000000_FGW&lamp=RED,YELLOW&status=IN_PROGRESS&role=LEAD&scope=UNIT&sort=-deliveredAt&overdue=true' +
  '&itemId=0198c0de-0000-7000-8000-0000000000a1&asOf=2026-11-23T10%3A00%3A00.000Z&last=true&query=%E9%98%B2%E7%81%AB' +
  '&sourceKind=HOTLINE&urgency=URGENT&dispatcherUnitId=150000000000&dueFrom=2026-11-01&dueTo=2026-11-30&mine=HANDLING' +
  '&columns=lamp,itemTitle';

describe('the address of a ledger', () => {
  it('keeps every filter through a round trip', () => {
    const filter = parseAssignmentFilter(parseSearch(full));
    expect(Object.keys(filter)).toHaveLength(18);
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
    ['a day that is none', '?dueFrom=2026-13-41'],
    ['columns that are no names', '?columns=a%20b'],
    ['the place of an older list', '?cursor=eyJpZCI6MX0%3D'],
  ])('drops %s', (_name, search) => expect(parseAssignmentFilter(parseSearch(search))).toEqual({}));

  it('keeps the deductions that stand as one choice', () =>
    expect(parseDeductionFilter(parseSearch(stringifySearch({ status: 'CONFIRMED,UPHELD,COUNTED' })))).toEqual({
      status: 'CONFIRMED,UPHELD,COUNTED',
    }));

  it('writes nothing for no filter', () => expect(stringifySearch({ lamp: undefined, status: '' })).toBe(''));

  it('keeps the known codes of a list, each once and in their order', () =>
    expect(parseAssignmentFilter({ lamp: 'YELLOW,BLUE,RED,RED' })).toEqual({ lamp: 'RED,YELLOW' }));

  it.each([
    ['a limit of the first day', '2026-10-31T16:00:00.000Z', false],
    ['a limit that ends with the first day', '2026-11-01T16:00:00.000Z', true],
    ['a limit within the last day', '2026-11-30T10:00:00.000Z', true],
    ['a limit that ends with the last day', '2026-11-30T16:00:00.000Z', true],
    ['a limit of the day after', '2026-12-01T02:00:00.000Z', false],
  ])('asks for limits by their days: %s', (_name, nextDueAt, isIn) => {
    const asked = assignmentRequest({ dueFrom: '2026-11-01', dueTo: '2026-11-30' });
    expect(nextDueAt >= (asked['dueFrom'] ?? '') && nextDueAt < (asked['dueTo'] ?? '')).toBe(isIn);
  });

  it('does not ask the service how rows are shown', () =>
    expect(Object.keys(assignmentRequest(parseAssignmentFilter(parseSearch(full))))).not.toEqual(
      expect.arrayContaining(['columns', 'last']),
    ));

  it.each([
    ['no filter', {}, false],
    ['the order and the columns', { unitId: '150000000000', sort: 'unit', columns: 'lamp' }, false],
    ['a lamp', { lamp: 'RED' }, true],
    ['a word', { query: '防火' }, true],
  ] as const)('knows that %s narrows a list: %#', (_name, filter, expected) =>
    expect(isNarrowed(filter)).toBe(expected),
  );

  it('takes what a dashboard counts by, and the rows of a measure', () => {
    const filter = {
      unitId: '150000000000',
      level: 'LEAGUE_CITY,BANNER_COUNTY',
      contentCategory: 'KEY_WORK',
      issuingUnitId: '152900000000_DCS',
      day: '2026-11-20',
      event: 'BECAME_OVERDUE',
      from: '2026-01-01',
      to: '2026-11-20',
    };
    expect(parseAssignmentFilter(filter)).toEqual(filter);
    expect(parseAssignmentFilter({ level: 'PLANET', day: 'yesterday', event: 'EXPLODED', to: '20-11-2026' })).toEqual(
      {},
    );
  });

  it('offers every code of the contracts', () => {
    expect([...levelOrder].sort()).toEqual([...RegionLevel.options].sort());
    expect([...contentCategoryOrder].sort()).toEqual([...ContentCategory.options].sort());
    expect([...measureOrder].sort()).toEqual([...AssignmentMeasure.options].sort());
    expect([...sourceKindOrder].sort()).toEqual([...SourceKind.options].sort());
    expect([...urgencyOrder].sort()).toEqual([...Urgency.options].sort());
  });

  it('leaves no empty list in an address', () => {
    expect(listed([])).toBeUndefined();
    expect(codesOf(listed(['RED', 'DONE']))).toEqual(['RED', 'DONE']);
  });

  it('starts from the first row with another choice', () =>
    expect(withChoice<AssignmentFilter>({ lamp: 'RED', last: 'true' }, { lamp: 'YELLOW' })).toEqual({
      lamp: 'YELLOW',
    }));

  it('leaves a filter out when it is cleared', () =>
    expect(withChoice<AssignmentFilter>({ unitId: '150000000000', lamp: 'RED' }, { lamp: undefined })).toEqual({
      unitId: '150000000000',
    }));
});
