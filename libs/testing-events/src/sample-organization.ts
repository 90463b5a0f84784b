import type { PostFacts, PostRole, RegionLevel, UnitFacts, UnitKind } from '@ducha/contracts';
import { v7 as uuidv7 } from 'uuid';

/** One unit of each level on one branch, two departments, an office, and a league beside it. */
export const ids = {
  region: '150000000000',
  regionOffice: '150000000000_DCS',
  regionDepartment: '150000000000_FGW',
  league: '152900000000',
  leagueOffice: '152900000000_DCS',
  banner: '152921000000',
  bannerDepartment: '152921000000_CZT',
  sumu: '152921105000',
  gacha: '152921105201',
  otherLeague: '150100000000',
} as const;

export const paths = {
  region: ids.region,
  regionDepartment: `${ids.region}.${ids.regionDepartment}`,
  league: `${ids.region}.${ids.league}`,
  banner: `${ids.region}.${ids.league}.${ids.banner}`,
  bannerDepartment: `${ids.region}.${ids.league}.${ids.banner}.${ids.bannerDepartment}`,
  sumu: `${ids.region}.${ids.league}.${ids.banner}.${ids.sumu}`,
  gacha: `${ids.region}.${ids.league}.${ids.banner}.${ids.sumu}.${ids.gacha}`,
  otherLeague: `${ids.region}.${ids.otherLeague}`,
} as const;

const aUnit = (path: string, shortName: string, level: RegionLevel, kind: UnitKind): UnitFacts => {
  const labels = path.split('.');
  return {
    id: labels.at(-1) ?? path,
    version: 1,
    name: `${shortName}（全称）`,
    shortName,
    mongolianName: null,
    pinyinInitials: 'x',
    level,
    kind,
    parentId: labels.at(-2) ?? null,
    path,
    peerGroup: level,
    documentCode: null,
    isSupervisionBody: kind === 'GOVERNMENT' || kind === 'SUPERVISION_OFFICE',
    validFrom: '2023-06-30',
    validTo: null,
    predecessorId: null,
  };
};

export const units: UnitFacts[] = [
  aUnit(paths.region, '内蒙古自治区', 'AUTONOMOUS_REGION', 'GOVERNMENT'),
  aUnit(`${paths.region}.${ids.regionOffice}`, '自治区督查室', 'AUTONOMOUS_REGION', 'SUPERVISION_OFFICE'),
  aUnit(paths.regionDepartment, '自治区发展改革委', 'AUTONOMOUS_REGION', 'DEPARTMENT'),
  aUnit(paths.league, '阿拉善盟', 'LEAGUE_CITY', 'GOVERNMENT'),
  aUnit(`${paths.league}.${ids.leagueOffice}`, '盟督查室', 'LEAGUE_CITY', 'SUPERVISION_OFFICE'),
  aUnit(paths.otherLeague, '呼和浩特市', 'LEAGUE_CITY', 'GOVERNMENT'),
  aUnit(paths.banner, '阿拉善左旗', 'BANNER_COUNTY', 'GOVERNMENT'),
  aUnit(paths.bannerDepartment, '左旗财政局', 'BANNER_COUNTY', 'DEPARTMENT'),
  aUnit(paths.sumu, '巴润别立镇', 'SUMU_TOWNSHIP', 'TOWN'),
  aUnit(paths.gacha, '嘎查', 'GACHA_VILLAGE', 'GACHA_COMMITTEE'),
];

const aPost = (personId: string, role: PostRole, unitId: string, actingUnitId = unitId): PostFacts => ({
  id: uuidv7(),
  version: 1,
  personId,
  personName: personId,
  title: role,
  role,
  unitId,
  actingUnitId,
  validFrom: '2020-01-01',
  validTo: null,
});

export const posts: PostFacts[] = [
  aPost('region-director', 'SUPERVISION_DIRECTOR', ids.regionOffice, ids.region),
  aPost('region-clerk', 'SUPERVISION_CLERK', ids.regionOffice, ids.region),
  aPost('region-fgw-handler', 'UNIT_HANDLER', ids.regionDepartment),
  aPost('league-director', 'SUPERVISION_DIRECTOR', ids.leagueOffice, ids.league),
  aPost('league-leader', 'APPROVING_LEADER', ids.league),
  aPost('banner-leader', 'APPROVING_LEADER', ids.banner),
  aPost('banner-handler', 'UNIT_HANDLER', ids.banner),
  aPost('sumu-leader', 'UNIT_LEADER', ids.sumu),
  aPost('gacha-clerk', 'VILLAGE_CLERK', ids.gacha),
  aPost('hohhot-director', 'SUPERVISION_DIRECTOR', ids.otherLeague),
];
