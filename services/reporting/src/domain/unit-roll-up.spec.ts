import { AssignmentRole, ContentCategory, RegionLevel, SourceKind } from '@ducha/contracts';
import fc from 'fast-check';
import { placeOf } from './count-columns.js';
import { dayNumber } from './count-days.js';
import { Tally, type CountChange } from './tally.js';
import { amountsOn, UnitRollUp } from './unit-roll-up.js';

const tree = {
  id: '15',
  below: [
    { id: '1529', below: [{ id: '152921', below: [{ id: '152921105', below: [{ id: '152921105201', below: [] }] }] }] },
    { id: '1501', below: [] },
  ],
};
type Node = { id: string; below: Node[] };
const pathsOf = ({ id, below }: Node, above: string[] = []): string[] => [
  [...above, id].join('.'),
  ...below.flatMap((one) => pathsOf(one, [...above, id])),
];

const change = fc.record({
  unitPath: fc.constantFrom(...pathsOf(tree)),
  issuingUnitId: fc.constantFrom('15', '1529'),
  dimensions: fc.record({
    contentCategory: fc.constantFrom(...ContentCategory.options),
    sourceKind: fc.constantFrom(...SourceKind.options),
    role: fc.constantFrom(...AssignmentRole.options),
    level: fc.constantFrom(...RegionLevel.options),
  }),
  day: fc.constantFrom('2025-12-31', '2026-01-01', '2026-02-28'),
  column: fc.constantFrom('issued', 'overdue'),
  amount: fc.integer({ min: 1, max: 3 }),
});

const shown = (changes: readonly CountChange[]) =>
  changes
    .map(({ unitId, key, isRare, days }) => ({
      name: `${unitId} ${key}`,
      isRare,
      days: [...days].toSorted(([a], [b]) => a - b).map(([day, amounts]) => [day, [...amounts]]),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

describe('counting from the villages up', () => {
  it('makes the counters that changes one by one make', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const tally = new Tally();
        for (const { day, column, amount, ...counted } of changes) tally.add(counted, [{ day, column, amount }]);
        const made: CountChange[] = [];
        const rolled = ({ id, below }: Node, above: string[]): UnitRollUp => {
          const path = [...above, id];
          const rollUp = new UnitRollUp();
          for (const { dimensions, issuingUnitId, ...one } of changes.filter(
            ({ unitPath }) => unitPath === path.join('.'),
          ))
            for (const days of Object.values(rollUp.of(dimensions, issuingUnitId)))
              amountsOn(days, dayNumber(one.day))[placeOf(one.column)]! += one.amount;
          for (const child of below) rollUp.absorb(rolled(child, path));
          made.push(...rollUp.changes(id, path.length));
          return rollUp;
        };
        rolled(tree, []);
        expect(shown(made)).toEqual(shown(tally.changed()));
      }),
    );
  });
});
