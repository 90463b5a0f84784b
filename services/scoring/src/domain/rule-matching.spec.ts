import { readFileSync } from 'node:fs';
import { RuleSet, SourceKind } from '@ducha/contracts';
import { isStrictlyBelow, matchingRules, occurrenceKey, ruleSetInForce, stack } from './rule-matching.js';
import type { Occurrence } from './rule-matching.js';

const file = new URL('../../../../data/rule-sets/daily-supervision-assessment-2011.json', import.meta.url);
const ruleSet = RuleSet.parse(JSON.parse(readFileSync(file, 'utf8')));
const overdue = (sourceKind: SourceKind): Occurrence => ({
  kind: 'COMPLETION_OVERDUE',
  assignmentId: '0198c0de-0000-7000-8000-0000000000b1',
  sourceKind,
  dueAt: '2026-04-20T16:00:00.000Z',
});

describe('the shipped rule set', () => {
  it('holds the points of articles 6 to 12', () => {
    const points = Object.fromEntries(ruleSet.rules.map((rule) => [rule.code, rule.pointsTenths]));
    expect(points).toEqual({
      D06: 30,
      D07a: 20,
      D07b: 30,
      D08a: 30,
      D08b: 50,
      D09: 30,
      D10a: 30,
      D10b: 30,
      D11a: 20,
      D11b: 30,
      D12a: 30,
      D12b: 50,
    });
  });

  it('starts from 200 points that nobody has confirmed yet', () => {
    expect(ruleSet).toMatchObject({ baseTenths: 2000, isBaseConfirmed: false, floorTenths: 0, stacking: 'HIGHEST' });
  });
});

describe('matchingRules', () => {
  it.each([
    { source: 'LEADER_INSTRUCTION', code: 'D07a' },
    { source: 'ASSIGNED_BY_LEADER', code: 'D07a' },
    { source: 'MAJOR_DECISION', code: 'D08a' },
    { source: 'MEETING_RESOLUTION', code: 'D08a' },
    { source: 'UPPER_LEVEL_DOCUMENT', code: 'D08a' },
    { source: 'DEPUTY_SUGGESTION', code: 'D11a' },
    { source: 'CPPCC_PROPOSAL', code: 'D11a' },
    { source: 'PETITION', code: 'D11a' },
    { source: 'MAILBOX', code: 'D11a' },
    { source: 'HOTLINE', code: 'D11a' },
    { source: 'MEDIA', code: 'D11a' },
    { source: 'AUDIT', code: 'D11a' },
    { source: 'CLUE', code: 'D11a' },
  ] as const)('an overdue completion of an item from $source falls under $code alone', ({ source, code }) => {
    expect(matchingRules(ruleSet, overdue(source)).map((rule) => rule.code)).toEqual([code]);
  });

  it('knows a rule for every source', () => {
    for (const source of SourceKind.options) expect(matchingRules(ruleSet, overdue(source))).toHaveLength(1);
  });
});

describe('ruleSetInForce', () => {
  const region = '150000000000';
  const league = `${region}.152900000000`;
  const banner = `${league}.152921000000`;
  const own: RuleSet = { ...ruleSet, id: 'league-rules', jurisdictionPath: league, effectiveFrom: '2026-01-01' };
  const newer: RuleSet = { ...own, version: 2, effectiveFrom: '2026-07-01', effectiveTo: '2027-01-01' };
  const all = [ruleSet, own, newer];

  it.each([
    { name: 'the region’s set binds a league', unit: league, day: '2026-03-01', id: ruleSet.id, version: 1 },
    { name: 'the nearest government’s set prevails', unit: banner, day: '2026-03-01', id: own.id, version: 1 },
    { name: 'before it took effect the upper one holds', unit: banner, day: '2025-12-31', id: ruleSet.id, version: 1 },
    { name: 'it holds from its first day', unit: banner, day: '2026-01-01', id: own.id, version: 1 },
    { name: 'the later version replaces it', unit: banner, day: '2026-07-01', id: own.id, version: 2 },
    { name: 'the end day is exclusive', unit: banner, day: '2027-01-01', id: own.id, version: 1 },
    {
      name: 'a department is bound by its own government’s set',
      unit: `${league}.152900000000_FGW`,
      day: '2026-03-01',
      id: own.id,
      version: 1,
    },
  ])('$name', ({ unit, day, id, version }) => {
    expect(ruleSetInForce(all, unit, day)).toMatchObject({ id, version });
    expect(ruleSetInForce(all.toReversed(), unit, day)).toMatchObject({ id, version });
  });

  it.each([
    { name: 'the government that set the rules', unit: region, day: '2026-03-01' },
    { name: 'a day before any set', unit: banner, day: '2011-04-06' },
    { name: 'a unit elsewhere', unit: '130000000000.130100000000', day: '2026-03-01' },
  ])('nothing binds $name', ({ unit, day }) => {
    expect(ruleSetInForce(all, unit, day)).toBeNull();
  });
});

describe('stack', () => {
  const rules = [
    { code: 'D09', pointsTenths: 30 },
    { code: 'D12b', pointsTenths: 50 },
    { code: 'D08b', pointsTenths: 50 },
  ];

  it('keeps the heaviest, the first of equals', () => {
    expect(stack('HIGHEST', rules).map((rule) => rule.code)).toEqual(['D12b']);
  });
  it('keeps all under SUM', () => {
    expect(stack('SUM', rules)).toEqual(rules);
  });
  it('keeps nothing of nothing', () => {
    expect(stack('HIGHEST', [])).toEqual([]);
  });
});

describe('occurrenceKey', () => {
  it('is the same for two spellings of one instant and differs for a later due date', () => {
    const first = overdue('AUDIT');
    expect(occurrenceKey({ ...first, dueAt: '2026-04-21T00:00:00+08:00' })).toBe(occurrenceKey(first));
    expect(occurrenceKey({ ...first, dueAt: '2026-05-20T16:00:00.000Z' })).not.toBe(occurrenceKey(first));
  });
});

describe('isStrictlyBelow', () => {
  it('takes neither the unit itself nor a code that merely begins alike', () => {
    expect(isStrictlyBelow('1.2', '1')).toBe(true);
    expect(isStrictlyBelow('1', '1')).toBe(false);
    expect(isStrictlyBelow('12.3', '1')).toBe(false);
  });
});
