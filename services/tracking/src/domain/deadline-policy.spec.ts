import type { SourceKind, Urgency } from '@ducha/contracts';
import fc from 'fast-check';
import { aPolicy } from './a-policy.js';
import type { DeadlinePolicy, Matter, Reason } from './deadline-policy.js';
import { applicable, choose, chooseCycles } from './deadline-policy.js';

const ids = ['150000000000', '152900000000', '152921000000', '152921105000'];
const matter: Matter = {
  subject: 'ITEM',
  sourceKind: 'LEADER_INSTRUCTION',
  urgency: 'NORMAL',
  unitPath: ids.join('.'),
  day: '2026-06-01',
};
const winner = (policies: DeadlinePolicy[], change: Partial<Matter> = {}) => {
  const asked = { ...matter, ...change };
  return choose(applicable(policies, asked), ({ report }) => report !== undefined, asked.unitPath);
};

describe('choose', () => {
  const general = aPolicy({ id: 'general' });
  it.each<{ name: string; other: Partial<DeadlinePolicy>; reason: Reason; wins: boolean }>([
    { name: 'a lower jurisdiction goes first', other: { jurisdiction: ids[2] }, reason: 'NEAREST', wins: true },
    {
      name: 'a lower jurisdiction goes before a named source above',
      other: { jurisdiction: ids[1], validFrom: '2010-01-01' },
      reason: 'NEAREST',
      wins: true,
    },
    {
      name: 'a named source goes before all',
      other: { sourceKinds: ['LEADER_INSTRUCTION'] },
      reason: 'SOURCE',
      wins: true,
    },
    { name: 'a named urgency goes before all', other: { urgencies: ['NORMAL'] }, reason: 'URGENCY', wins: true },
    { name: 'the later goes before the earlier', other: { validFrom: '2020-01-01' }, reason: 'LATEST', wins: true },
    { name: 'another source does not apply', other: { sourceKinds: ['AUDIT'] }, reason: 'ONLY', wins: false },
    { name: 'another urgency does not apply', other: { urgencies: ['CRITICAL'] }, reason: 'ONLY', wins: false },
    { name: 'another branch does not apply', other: { jurisdiction: '150100000000' }, reason: 'ONLY', wins: false },
    { name: 'one to come does not apply', other: { validFrom: '2026-06-02' }, reason: 'ONLY', wins: false },
    { name: 'one that ended does not apply', other: { validTo: '2026-06-01' }, reason: 'ONLY', wins: false },
    { name: 'another subject does not apply', other: { subject: 'PATROL' }, reason: 'ONLY', wins: false },
    {
      name: 'one without this limit does not count',
      other: { jurisdiction: ids[2], report: undefined },
      reason: 'ONLY',
      wins: false,
    },
  ])('$name', ({ other, reason, wins }) => {
    const special = aPolicy({ id: 'special', ...other });
    const choice = winner([general, special]);
    expect([choice?.policy.id, choice?.reason]).toEqual([wins ? 'special' : 'general', reason]);
    expect(choice?.candidates).toBe(reason === 'ONLY' ? 1 : 2);
  });

  it('puts urgency before source: an urgent matter is urgent whatever its source', () => {
    const source = aPolicy({ id: 'source', sourceKinds: ['LEADER_INSTRUCTION'] });
    const urgent = aPolicy({ id: 'urgent', urgencies: ['CRITICAL'] });
    expect(winner([source, urgent], { urgency: 'CRITICAL' })?.policy.id).toBe('urgent');
    expect(winner([source, urgent])?.policy.id).toBe('source');
  });

  describe('when a rule has several versions', () => {
    const versions = [
      aPolicy({ version: 1, validFrom: '2015-01-01' }),
      aPolicy({ version: 2, validFrom: '2026-01-01' }),
      aPolicy({ version: 3, validFrom: '2026-09-01' }),
    ];

    it.each([
      { day: '2014-12-31', version: undefined },
      { day: '2025-12-31', version: 1 },
      { day: '2026-01-01', version: 2 },
      { day: '2026-08-31', version: 2 },
      { day: '2026-09-01', version: 3 },
    ])('version $version holds on $day', ({ day, version }) => {
      expect(winner(versions, { day })?.policy.version).toBe(version);
    });

    it('none holds once the last has ended', () => {
      const ended = aPolicy({ version: 4, validFrom: '2026-10-01', validTo: '2027-01-01' });
      expect(winner([...versions, ended], { day: '2026-12-31' })?.policy.version).toBe(4);
      expect(winner([...versions, ended], { day: '2027-01-01' })).toBeNull();
    });
  });

  const policies = fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      version: fc.integer({ min: 1, max: 3 }),
      jurisdiction: fc.constantFrom(...ids, '150100000000'),
      validFrom: fc.constantFrom('2015-01-01', '2020-01-01', '2027-01-01'),
      sourceKinds: fc.constantFrom<SourceKind[] | null>(null, ['LEADER_INSTRUCTION'], ['AUDIT']),
      urgencies: fc.constantFrom<Urgency[] | null>(null, ['NORMAL'], ['URGENT']),
    }),
    { maxLength: 8 },
  );

  it('never depends on the order of the rows', () => {
    fc.assert(
      fc.property(policies, (rows) => {
        const distinct = [...new Map(rows.map((row) => [`${row.id} ${row.version}`, aPolicy(row)])).values()];
        expect(winner(distinct.toReversed())).toEqual(winner(distinct));
      }),
    );
  });

  it('answers none of the applicable rows lower than the one chosen', () => {
    fc.assert(
      fc.property(policies, (rows) => {
        const all = applicable(
          rows.map((row) => aPolicy(row)),
          matter,
        );
        const chosen = choose(all, () => true, matter.unitPath)?.policy;
        for (const row of all) {
          expect(ids.indexOf(row.jurisdiction)).toBeLessThanOrEqual(ids.indexOf(chosen!.jurisdiction));
        }
      }),
    );
  });
});

describe('chooseCycles', () => {
  const weekly = { kind: 'END_OF', period: 'WEEK' } as const;

  it('takes every rule of the nearest jurisdiction that has any', () => {
    const rows = applicable(
      [
        aPolicy({ id: 'above', cycle: weekly }),
        aPolicy({ id: 'near', jurisdiction: ids[1], cycle: weekly }),
        aPolicy({ id: 'too', jurisdiction: ids[1], cycle: weekly }),
        aPolicy({ id: 'nearest', jurisdiction: ids[2] }),
      ],
      matter,
    );
    expect(chooseCycles(rows).map(({ policy, reason, candidates }) => [policy.id, reason, candidates])).toEqual([
      ['near', 'NEAREST', 3],
      ['too', 'NEAREST', 3],
    ]);
  });

  it('takes none where none recurs', () => {
    expect(chooseCycles([aPolicy()])).toEqual([]);
  });
});
