import { AssignmentRole, ContentCategory, RegionLevel, SourceKind } from '@ducha/contracts';
import fc from 'fast-check';
import type { PackedCounter } from './counter-sums.js';
import { addParts, noAmounts, nothingPacked, withAdded, type Packed } from './packed-amounts.js';
import { byMonth, byRow, byYear, Tally } from './tally.js';
import { UnitChain } from './unit-chain.js';

const paths = [
  '15',
  '15.1501',
  '15.1501.150102',
  '15.1529',
  '15.1529.152921',
  '15.1529.152921.152921105',
  '15.1529.152921.152921105.152921105201',
];

const change = fc.record({
  unitPath: fc.constantFrom(...paths),
  issuingUnitId: fc.constantFrom('15', '1529'),
  dimensions: fc.record({
    contentCategory: fc.constantFrom(...ContentCategory.options.slice(0, 2)),
    sourceKind: fc.constantFrom(...SourceKind.options.slice(0, 2)),
    role: fc.constantFrom(...AssignmentRole.options),
    level: fc.constantFrom(...RegionLevel.options.slice(0, 2)),
  }),
  day: fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-02', '2026-02-28', '2031-05-01'),
  column: fc.constantFrom('issued', 'overdue', 'days_tenths'),
  amount: fc.constantFrom(-2, -1, 1, 2, 700, 2 ** 40),
});

/** A series by its parts, without those that have no amount. */
function parts(packed: Packed): Record<number, number[]> {
  const found: Record<number, number[]> = {};
  addParts(packed, (number) => {
    const amounts = noAmounts();
    found[number] = amounts as unknown as number[];
    return amounts;
  });
  return Object.fromEntries(Object.entries(found).map(([number, amounts]) => [number, [...amounts]]));
}

const shown = ({ latest, years, months, rows }: PackedCounter) => ({
  latest,
  years: parts(years),
  months: parts(months),
  rows: Object.fromEntries(rows.map(({ month, days }) => [month, parts(days)])),
});
const allShown = (counters: ReadonlyMap<string, PackedCounter>) =>
  Object.fromEntries([...counters].map(([name, counter]) => [name, shown(counter)]));

async function countedInOrder(changes: readonly (typeof change extends fc.Arbitrary<infer C> ? C : never)[]) {
  const counters = new Map<string, PackedCounter>();
  const chain = new UnitChain((unitId, key, counter) => {
    expect(counters.has(`${unitId} ${key}`)).toBe(false);
    counters.set(`${unitId} ${key}`, counter);
    return undefined;
  });
  const inOrder = changes.toSorted((a, b) => paths.indexOf(a.unitPath) - paths.indexOf(b.unitPath));
  for (const { unitPath, ...one } of inOrder) (await chain.at(unitPath)).add(one, [one]);
  await chain.end();
  return counters;
}

describe('counting units from the villages up', () => {
  it('makes the counters that changes one by one make, each once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 60 }), async (changes) => {
        const tally = new Tally();
        for (const { day, column, amount, ...counted } of changes) tally.add(counted, [{ day, column, amount }]);
        const expected = new Map(
          tally.changed().map((one) => {
            const months = byMonth(one.days);
            const rows = [...byRow(one)].map(([month, days]) => ({ month, days: withAdded(nothingPacked, days) }));
            const [years, byMonths] = [withAdded(nothingPacked, byYear(months)), withAdded(nothingPacked, months)];
            return [
              `${one.unitId} ${one.key}`,
              { latest: Math.max(...one.days.keys()), years, months: byMonths, rows },
            ];
          }),
        );
        const made = await countedInOrder(changes);
        expect(allShown(made)).toEqual(allShown(expected));
      }),
    );
  });

  it('adds up what lies in one place many times before it becomes too much', async () => {
    const one = {
      unitPath: '15.1529',
      issuingUnitId: '15',
      dimensions: { contentCategory: 'KEY_WORK', sourceKind: 'HOTLINE', role: 'LEAD', level: 'LEAGUE_CITY' },
      day: '2026-01-01',
      column: 'issued',
      amount: 1,
    } as const;
    const made = await countedInOrder([
      ...Array.from({ length: 9_000 }, () => one),
      ...Array.from({ length: 9_000 }, () => ({ ...one, unitPath: '15.1501' })),
    ]);
    const issued = (name: string): number =>
      Object.values(parts(made.get(name)?.years ?? nothingPacked))
        .flat()
        .reduce((a, b) => a + b, 0);
    expect([issued('15 ----'), issued('15 kjl2'), issued('1501 ----'), issued('15 i15')]).toEqual([
      18_000, 18_000, 9_000, 18_000,
    ]);
  });
});
