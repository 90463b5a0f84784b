import type { RegionLevel, UnitKind } from '@ducha/contracts';
import { actingUnitId, divisionPeerGroup, isSupervisionBody } from './unit-standing.js';

describe('isSupervisionBody', () => {
  it.each<{ level: RegionLevel; kind: UnitKind; may: boolean }>([
    { level: 'AUTONOMOUS_REGION', kind: 'GOVERNMENT', may: true },
    { level: 'LEAGUE_CITY', kind: 'SUPERVISION_OFFICE', may: true },
    { level: 'BANNER_COUNTY', kind: 'GOVERNMENT', may: true },
    { level: 'BANNER_COUNTY', kind: 'FUNCTIONAL_ZONE', may: true },
    { level: 'BANNER_COUNTY', kind: 'DEPARTMENT', may: false },
    { level: 'SUMU_TOWNSHIP', kind: 'TOWN', may: false },
    { level: 'SUMU_TOWNSHIP', kind: 'SUPERVISION_OFFICE', may: false },
    { level: 'GACHA_VILLAGE', kind: 'GACHA_COMMITTEE', may: false },
  ])('is $may for $kind at $level', ({ level, kind, may }) => {
    expect(isSupervisionBody({ level, kind })).toBe(may);
  });
});

describe('divisionPeerGroup', () => {
  it.each<{ level: RegionLevel; kind: UnitKind; group: string }>([
    { level: 'LEAGUE_CITY', kind: 'GOVERNMENT', group: 'LEAGUE_CITY' },
    { level: 'BANNER_COUNTY', kind: 'GOVERNMENT', group: 'BANNER_COUNTY' },
    { level: 'BANNER_COUNTY', kind: 'FUNCTIONAL_ZONE', group: 'FUNCTIONAL_ZONE' },
    { level: 'SUMU_TOWNSHIP', kind: 'ETHNIC_SUMU', group: 'SUMU_TOWNSHIP' },
    { level: 'SUMU_TOWNSHIP', kind: 'STREET', group: 'STREET' },
    { level: 'GACHA_VILLAGE', kind: 'GACHA_COMMITTEE', group: 'GACHA_VILLAGE' },
    { level: 'GACHA_VILLAGE', kind: 'RESIDENT_COMMITTEE', group: 'RESIDENT_COMMITTEE' },
  ])('assesses $kind at $level within $group', ({ level, kind, group }) => {
    expect(divisionPeerGroup({ level, kind })).toBe(group);
  });
});

describe('actingUnitId', () => {
  it('lets a supervision office act for its government', () => {
    expect(actingUnitId({ id: '152921000000_DCS', kind: 'SUPERVISION_OFFICE', parentId: '152921000000' })).toBe(
      '152921000000',
    );
  });

  it('lets a department act for itself', () => {
    expect(actingUnitId({ id: '152921000000_FGW', kind: 'DEPARTMENT', parentId: '152921000000' })).toBe(
      '152921000000_FGW',
    );
  });
});
