import type { RegionLevel, UnitKind } from '@ducha/contracts';
import { skipsLevel, standingOf } from './unit-rule.js';

const league = { path: '150000000000.152900000000', level: 'LEAGUE_CITY' as const };
const unit = (path: string, level: RegionLevel, kind: UnitKind) => ({ path, level, kind });

describe('standingOf, for a league', () => {
  it.each([
    ['its own department', unit('150000000000.152900000000.152900000000_FGW', 'LEAGUE_CITY', 'DEPARTMENT'), 'FITS'],
    ['a banner', unit('150000000000.152900000000.152921000000', 'BANNER_COUNTY', 'GOVERNMENT'), 'FITS'],
    ['its office', unit('150000000000.152900000000.152900000000_DCS', 'LEAGUE_CITY', 'SUPERVISION_OFFICE'), 'OFFICE'],
    ['itself', unit(league.path, 'LEAGUE_CITY', 'GOVERNMENT'), 'OUTSIDE'],
    ['the government above', unit('150000000000', 'AUTONOMOUS_REGION', 'GOVERNMENT'), 'OUTSIDE'],
    ['another league', unit('150000000000.152200000000', 'LEAGUE_CITY', 'GOVERNMENT'), 'OUTSIDE'],
    ['a code that only begins alike', unit('150000000000.1529000000001', 'BANNER_COUNTY', 'GOVERNMENT'), 'OUTSIDE'],
  ] as const)('says of %s: %s', (_name, given, expected) => expect(standingOf(league, given)).toBe(expected));
});

describe('skipsLevel', () => {
  it.each([
    ['LEAGUE_CITY', 'LEAGUE_CITY', false],
    ['LEAGUE_CITY', 'BANNER_COUNTY', false],
    ['LEAGUE_CITY', 'SUMU_TOWNSHIP', true],
    ['AUTONOMOUS_REGION', 'GACHA_VILLAGE', true],
  ] as const)('from %s to %s: %s', (upper, lower, expected) =>
    expect(skipsLevel({ level: upper }, { level: lower })).toBe(expected),
  );
});
