import { PostRole, type RegionLevel, type UnitKind } from '@ducha/contracts';
import { appointableRoles, type Appointer, type PostPlace, requiresMayAppoint, requiresMayEnd } from './appointment.js';

const today = '2026-03-02';
const league = '15.1529';
const place = (path: string, kind: UnitKind, level: RegionLevel, validTo: string | null = null): PostPlace => ({
  name: path,
  kind,
  level,
  path,
  validTo,
});
const units = {
  own: place(league, 'GOVERNMENT', 'LEAGUE_CITY'),
  ownOffice: place(`${league}.1529_DCS`, 'SUPERVISION_OFFICE', 'LEAGUE_CITY'),
  department: place(`${league}.1529_FGW`, 'DEPARTMENT', 'LEAGUE_CITY'),
  banner: place(`${league}.152921`, 'GOVERNMENT', 'BANNER_COUNTY'),
  bannerOffice: place(`${league}.152921.152921_DCS`, 'SUPERVISION_OFFICE', 'BANNER_COUNTY'),
  town: place(`${league}.152921.152921105`, 'TOWN', 'SUMU_TOWNSHIP'),
  gacha: place(`${league}.152921.152921105.152921105200`, 'GACHA_COMMITTEE', 'GACHA_VILLAGE'),
  above: place('15', 'GOVERNMENT', 'AUTONOMOUS_REGION'),
  other: place('15.1501', 'GOVERNMENT', 'LEAGUE_CITY'),
  alike: place('15.15290', 'GOVERNMENT', 'LEAGUE_CITY'),
};
const as = (role: PostRole): Appointer => ({ personId: 'me', role, actingUnitPath: league, level: 'LEAGUE_CITY' });

describe('appointableRoles', () => {
  it.each([
    { who: 'SUPERVISION_CLERK', unit: 'department', roles: ['UNIT_LEADER', 'UNIT_HANDLER'] },
    { who: 'SUPERVISION_CLERK', unit: 'ownOffice', roles: [] },
    { who: 'SUPERVISION_CLERK', unit: 'bannerOffice', roles: [] },
    { who: 'SUPERVISION_CLERK', unit: 'gacha', roles: ['VILLAGE_CLERK'] },
    { who: 'SUPERVISION_DIRECTOR', unit: 'ownOffice', roles: ['SUPERVISION_CLERK'] },
    { who: 'SUPERVISION_DIRECTOR', unit: 'own', roles: [] },
    { who: 'SUPERVISION_DIRECTOR', unit: 'bannerOffice', roles: ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR'] },
    { who: 'SUPERVISION_DIRECTOR', unit: 'banner', roles: ['APPROVING_LEADER'] },
    { who: 'SUPERVISION_DIRECTOR', unit: 'town', roles: ['UNIT_LEADER', 'UNIT_HANDLER'] },
    { who: 'SYSTEM_ADMIN', unit: 'own', roles: ['APPROVING_LEADER', 'SYSTEM_ADMIN'] },
    { who: 'SYSTEM_ADMIN', unit: 'ownOffice', roles: ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR'] },
    { who: 'SYSTEM_ADMIN', unit: 'above', roles: [] },
    { who: 'SYSTEM_ADMIN', unit: 'other', roles: [] },
    { who: 'SYSTEM_ADMIN', unit: 'alike', roles: [] },
    { who: 'APPROVING_LEADER', unit: 'department', roles: [] },
    { who: 'UNIT_LEADER', unit: 'department', roles: [] },
    { who: 'VILLAGE_CLERK', unit: 'gacha', roles: [] },
  ] as const)('lets a $who give $roles in $unit', ({ who, unit, roles }) => {
    expect(appointableRoles(as(who), units[unit], today).sort()).toEqual([...roles].sort());
  });

  it('offers nothing in a unit that no longer exists', () =>
    expect(appointableRoles(as('SYSTEM_ADMIN'), { ...units.department, validTo: today }, today)).toEqual([]));

  it('offers exactly what requiresMayAppoint accepts', () => {
    for (const who of PostRole.options) {
      for (const unit of Object.values(units)) {
        const accepted = PostRole.options.filter((role) => {
          try {
            requiresMayAppoint(as(who), unit, { role, personId: 'p', validFrom: today }, today);
            return true;
          } catch {
            return false;
          }
        });
        expect(appointableRoles(as(who), unit, today).sort()).toEqual(accepted.sort());
      }
    }
  });
});

describe('requiresMayAppoint', () => {
  const handler = { role: 'UNIT_HANDLER', personId: 'p', validFrom: today } as const;
  it.each([
    { name: 'outside the jurisdiction', unit: units.other, given: handler, rule: 'intake.post.outside-jurisdiction' },
    {
      name: 'of a role that is the administrator’s to give',
      unit: units.ownOffice,
      given: { ...handler, role: 'SUPERVISION_DIRECTOR' },
      rule: 'intake.post.role-not-yours',
    },
    { name: 'of oneself', unit: units.department, given: { ...handler, personId: 'me' }, rule: 'intake.post.own' },
    { name: 'of a handler in a government', unit: units.banner, given: handler, rule: 'intake.post.role-elsewhere' },
    {
      name: 'in an abolished unit',
      unit: { ...units.department, validTo: '2026-01-01' },
      given: handler,
      rule: 'intake.post.unit-abolished',
    },
    {
      name: 'from yesterday on',
      unit: units.department,
      given: { ...handler, validFrom: '2026-03-01' },
      rule: 'intake.post.begins-in-past',
    },
    {
      name: 'in more than a year',
      unit: units.department,
      given: { ...handler, validFrom: '2027-03-03' },
      rule: 'intake.post.begins-too-late',
    },
  ] as const)('refuses an appointment $name', ({ unit, given, rule }) => {
    expect(() => requiresMayAppoint(as('SUPERVISION_DIRECTOR'), unit, given, today)).toThrow(
      expect.objectContaining({ rule }),
    );
  });

  it.each([today, '2027-03-02'])('accepts %s as the first day', (validFrom) =>
    expect(
      requiresMayAppoint(as('SUPERVISION_CLERK'), units.department, { ...handler, validFrom }, today),
    ).toBeUndefined(),
  );
});

describe('requiresMayEnd', () => {
  const post = { role: 'UNIT_HANDLER', personId: 'p', validTo: null } as const;
  it.each([
    { name: 'outside the jurisdiction', unit: units.other, rule: 'intake.post.outside-jurisdiction' },
    { name: 'that is the own one', given: { ...post, personId: 'me' }, rule: 'intake.post.own' },
    { name: 'that is over', given: { ...post, validTo: today }, rule: 'intake.post.already-ended' },
    { name: 'on a day that has passed', day: '2026-03-01', rule: 'intake.post.ends-in-past' },
    { name: 'on a day too far away', day: '2027-03-03', rule: 'intake.post.ends-too-late' },
    { name: 'of a role it may not give', given: { ...post, role: 'SYSTEM_ADMIN' }, rule: 'intake.post.role-not-yours' },
  ] as const)('refuses to end a post $name', (row) => {
    const {
      unit = units.department,
      given = post,
      day = today,
      rule,
    } = { ...row } as {
      unit?: PostPlace;
      given?: { role: PostRole; personId: string; validTo: string | null };
      day?: string;
      rule: string;
    };
    expect(() => requiresMayEnd(as('SUPERVISION_CLERK'), unit, given, day, today)).toThrow(
      expect.objectContaining({ rule }),
    );
  });

  it('lets an end that is set already be moved', () =>
    expect(
      requiresMayEnd(
        as('SUPERVISION_CLERK'),
        units.department,
        { ...post, validTo: '2026-06-01' },
        '2026-04-01',
        today,
      ),
    ).toBeUndefined());
});
