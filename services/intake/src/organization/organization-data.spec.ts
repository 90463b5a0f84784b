import { join } from 'node:path';
import { PostRole, type UnitFacts } from '@ducha/contracts';
import type { OrganizationPlan } from './organization-loader.js';
import { readOrganization } from './read-organization.js';

const dataDir = join(import.meta.dirname, '../../../../data');

describe('the organization of the data folder', () => {
  let plan: OrganizationPlan;
  beforeAll(async () => {
    plan = await readOrganization(dataDir, true);
  });

  const isDivision = ({ kind }: Pick<UnitFacts, 'kind'>) => kind !== 'DEPARTMENT' && kind !== 'SUPERVISION_OFFICE';
  const count = (wanted: Partial<UnitFacts>) =>
    plan.units.filter(
      (unit) => isDivision(unit) && Object.entries(wanted).every(([key, value]) => unit[key as 'kind'] === value),
    ).length;

  it.each([
    { wanted: {}, rows: 15_938 },
    { wanted: { level: 'AUTONOMOUS_REGION', kind: 'GOVERNMENT' }, rows: 1 },
    { wanted: { level: 'LEAGUE_CITY', kind: 'GOVERNMENT' }, rows: 12 },
    { wanted: { level: 'BANNER_COUNTY', kind: 'GOVERNMENT' }, rows: 103 },
    { wanted: { level: 'BANNER_COUNTY', kind: 'FUNCTIONAL_ZONE' }, rows: 5 },
    { wanted: { level: 'SUMU_TOWNSHIP' }, rows: 1_225 },
    { wanted: { kind: 'TOWN' }, rows: 509 },
    { wanted: { kind: 'STREET' }, rows: 278 },
    { wanted: { kind: 'SUMU' }, rows: 153 },
    { wanted: { kind: 'ETHNIC_SUMU' }, rows: 1 },
    { wanted: { kind: 'TOWNSHIP' }, rows: 99 },
    { wanted: { kind: 'ETHNIC_TOWNSHIP' }, rows: 17 },
    { wanted: { kind: 'PARK_OR_FARM' }, rows: 168 },
    { wanted: { level: 'GACHA_VILLAGE' }, rows: 14_592 },
    { wanted: { kind: 'GACHA_COMMITTEE' }, rows: 3_071 },
  ] satisfies { wanted: Partial<UnitFacts>; rows: number }[])(
    'has $rows divisions with $wanted',
    ({ wanted, rows }) => {
      expect(count(wanted)).toBe(rows);
    },
  );

  it('takes exactly the codes of the statistical file for functional zones', () => {
    const zones = plan.units.filter(({ kind }) => kind === 'FUNCTIONAL_ZONE').map(({ id }) => id.slice(0, 6));
    expect(zones.sort()).toEqual(['150172', '150271', '150571', '152571', '152971']);
  });

  it('gives every government and zone from 旗县 up one supervision office, and nobody below', () => {
    const governments = plan.units.filter(
      ({ kind, level }) => kind === 'FUNCTIONAL_ZONE' || (kind === 'GOVERNMENT' && level !== 'SUMU_TOWNSHIP'),
    );
    const offices = plan.units.filter(({ kind }) => kind === 'SUPERVISION_OFFICE');
    expect(offices.map(({ parentId }) => parentId).sort()).toEqual(governments.map(({ id }) => id).sort());
    expect(offices).toHaveLength(121);
  });

  it('lets only 旗县 and above supervise', () => {
    const levels = new Set(plan.units.filter(({ isSupervisionBody }) => isSupervisionBody).map(({ level }) => level));
    expect([...levels]).toEqual(['AUTONOMOUS_REGION', 'LEAGUE_CITY', 'BANNER_COUNTY']);
  });

  it('has a development commission and a finance department in each government', () => {
    for (const code of ['FGW', 'CZT']) expect(plan.units.filter(({ id }) => id.endsWith(`_${code}`))).toHaveLength(121);
  });

  it('fills every pattern of a name', () => {
    expect(plan.units.filter(({ name }) => /[{}]/.test(name))).toEqual([]);
  });

  it('gives a demonstration account to every role on the branch and each post its own id', () => {
    expect(new Set(plan.posts.map(({ role }) => role))).toEqual(new Set(PostRole.options));
    expect(new Set(plan.posts.map(({ id }) => id)).size).toBe(plan.posts.length);
  });

  it('has no people where nobody asked for the demonstration', async () => {
    expect((await readOrganization(dataDir, false)).posts).toEqual([]);
  });
});
