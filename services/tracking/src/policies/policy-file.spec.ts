import { aPolicy } from '../domain/a-policy.js';
import { contentHashOf, parsePolicies } from './policy-file.js';

const parse = (...policies: object[]) => parsePolicies('rules.json', JSON.stringify({ policies }));

describe('parsePolicies', () => {
  it('takes a row as it is', () => {
    expect(parse(aPolicy())).toEqual([aPolicy()]);
  });

  it.each<{ name: string; change: object; says: RegExp }>([
    { name: 'a limit of half a day', change: { report: { kind: 'DAYS', amount: 0.5 } }, says: /report\.amount/ },
    { name: 'a limit of a century', change: { report: { kind: 'DAYS', amount: 36_500 } }, says: /cannot be counted/ },
    {
      name: 'the fourth month of a quarter',
      change: { report: { kind: 'DAY_OF', period: 'QUARTER', month: 4, day: 1 } },
      says: /cannot be counted/,
    },
    { name: 'no limit', change: { report: undefined }, says: /sets no limit/ },
    { name: 'an end before its beginning', change: { validTo: '2014-01-01' }, says: /ends before it begins/ },
    { name: 'a source nobody knows', change: { sourceKinds: ['RUMOUR'] }, says: /sourceKinds/ },
    { name: 'a field nobody knows', change: { reports: { kind: 'DAYS', amount: 1 } }, says: /reports/ },
  ])('refuses a row with $name, naming the file', ({ change, says }) => {
    expect(() => parse({ ...aPolicy(), ...change })).toThrow(says);
    expect(() => parse({ ...aPolicy(), ...change })).toThrow(/^rules\.json/);
  });

  it('refuses the same version twice', () => {
    expect(() => parse(aPolicy(), aPolicy())).toThrow(/same version of a policy twice/);
  });
});

describe('contentHashOf', () => {
  it('does not see the layout of the file, and sees every value', () => {
    const [row] = parse(aPolicy());
    const [turned] = parse(Object.fromEntries(Object.entries(aPolicy()).toReversed()));
    const [changed] = parse(aPolicy({ clause: '第四条' }));
    expect(contentHashOf(turned!)).toBe(contentHashOf(row!));
    expect(contentHashOf(changed!)).not.toBe(contentHashOf(row!));
  });
});
