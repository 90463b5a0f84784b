import { AssignmentRole, ContentCategory, RegionLevel, SourceKind } from '@ducha/contracts';
import { hasRareDays, keysFor, keysOf } from './count-keys.js';

const every = ContentCategory.options.flatMap((contentCategory) =>
  SourceKind.options.flatMap((sourceKind) =>
    AssignmentRole.options.flatMap((role) =>
      RegionLevel.options.map((level) => ({ contentCategory, sourceKind, role, level })),
    ),
  ),
);
const issuer = '150000000000';

describe('counter keys', () => {
  it.each([
    { name: 'none', filter: {} },
    { name: 'a category', filter: { contentCategory: ['KEY_WORK' as const] } },
    {
      name: 'two sources, one named twice',
      filter: { sourceKind: ['HOTLINE' as const, 'AUDIT' as const, 'AUDIT' as const] },
    },
    { name: 'a role and a level', filter: { role: 'LEAD' as const, level: ['BANNER_COUNTY' as const] } },
    { name: 'a level', filter: { level: ['GACHA_VILLAGE' as const] } },
    {
      name: 'a category and a source',
      filter: { contentCategory: ['KEY_WORK' as const], sourceKind: ['CLUE' as const] },
    },
    { name: 'a source and a role', filter: { sourceKind: ['CLUE' as const], role: 'SUPPORT' as const } },
    {
      name: 'all four',
      filter: {
        contentCategory: ['KEY_WORK' as const],
        sourceKind: ['CLUE' as const],
        role: 'LEAD' as const,
        level: ['GACHA_VILLAGE' as const],
      },
    },
  ])('of a filter by $name count each fitting assignment once and no other', ({ filter }) => {
    for (const [depth, one] of [1, 2, 3].flatMap((depth) => every.map((one) => [depth, one] as const))) {
      const keys = keysFor(filter, depth, true) ?? [];
      expect(keys.length).toBeLessThanOrEqual(40);
      const isFitting =
        (filter.contentCategory?.includes(one.contentCategory as never) ?? true) &&
        (filter.sourceKind?.includes(one.sourceKind as never) ?? true) &&
        (filter.role === undefined || filter.role === one.role) &&
        (filter.level?.includes(one.level as never) ?? true);
      for (const below of [depth, depth + 1]) {
        const times = keysOf(one, issuer, below).filter((key) => keys.includes(key)).length;
        expect([one, below, times]).toEqual([one, below, isFitting ? 1 : 0]);
      }
    }
  });

  it('tell all combinations apart', () => {
    expect(new Set(every.map((one) => keysOf(one, issuer, 1).at(-2))).size).toBe(every.length);
  });

  it.each([
    { name: 'nothing', depth: 3, count: 1, filter: {} },
    { name: 'a role at a banner', depth: 3, count: 1, filter: { role: 'LEAD' } },
    { name: 'a level at a banner', depth: 3, count: 1, filter: { level: ['GACHA_VILLAGE'] } },
    { name: 'a source and a role at the region', depth: 1, count: 1, filter: { role: 'LEAD', sourceKind: ['CLUE'] } },
    {
      name: 'a category and a level at the region',
      depth: 1,
      count: 2,
      filter: { contentCategory: ['KEY_WORK'], level: ['LEAGUE_CITY'] },
    },
  ] as const)('are $count for $name', ({ depth, filter, count }) => {
    expect(keysFor(filter as never, depth, true)).toHaveLength(count);
  });

  it.each([
    { name: 'a township is asked for a role', depth: 4, filter: { role: 'LEAD' } },
    { name: 'a village is asked for a level', depth: 5, filter: { level: ['GACHA_VILLAGE'] } },
    { name: 'a township is asked for what a unit issued', depth: 4, filter: { issuingUnitId: issuer } },
    { name: 'an issuing unit and a role are named', depth: 1, filter: { role: 'LEAD', issuingUnitId: issuer } },
  ] as const)('are not there where $name', ({ depth, filter }) => {
    expect(keysFor(filter as never, depth, true)).toBeNull();
  });

  it('have rows of days by the year where all dimensions are told apart below banners', () => {
    const [one] = every;
    if (one === undefined) throw new Error('there are no codes');
    expect([3, 4].map((depth) => keysOf(one, issuer, depth).filter((key) => hasRareDays(key, depth)))).toEqual([
      [],
      ['dal1'],
    ]);
  });
});
