import { AssignmentRole, ContentCategory, RegionLevel, SourceKind } from '@ducha/contracts';
import { keysFor, keysOf } from './count-keys.js';

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
    const keys = keysFor(filter, 1, true) ?? [];
    expect(keys.length).toBeLessThanOrEqual(20);
    for (const one of every) {
      const isFitting =
        (filter.contentCategory?.includes(one.contentCategory as never) ?? true) &&
        (filter.sourceKind?.includes(one.sourceKind as never) ?? true) &&
        (filter.role === undefined || filter.role === one.role) &&
        (filter.level?.includes(one.level as never) ?? true);
      const times = keysOf(one, issuer, 2).filter((key) => keys.includes(key)).length;
      expect([one, times]).toEqual([one, isFitting ? 1 : 0]);
    }
  });

  it('tell all combinations apart', () => {
    expect(new Set(every.map((one) => keysOf(one, issuer, 1).at(-2))).size).toBe(every.length);
  });

  it.each([
    {
      name: 'the children of a banner have none for two dimensions',
      depth: 3,
      filter: { role: 'LEAD', level: ['GACHA_VILLAGE'] },
    },
    { name: 'the children of a township have none', depth: 4, filter: {} },
    { name: 'none are kept by issuing unit and role', depth: 1, filter: { role: 'LEAD', issuingUnitId: issuer } },
  ] as const)('are not there where $name', ({ depth, filter }) => {
    expect(keysFor(filter as never, depth, true)).toBeNull();
  });
});
