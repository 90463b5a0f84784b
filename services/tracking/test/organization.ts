import type { PostFacts, PostRole, RegionLevel, UnitFacts, UnitKind } from '@ducha/contracts';
import { v7 as uuidV7 } from 'uuid';

/** One branch through all five levels, departments beside it, and a second league, as the organization events carry them. */
export const unitIds = {
  region: '150000000000',
  regionFgw: '150000000000_FGW',
  regionCzt: '150000000000_CZT',
  league: '152900000000',
  leagueFgw: '152900000000_FGW',
  banner: '152921000000',
  sumu: '152921105000',
  gacha: '152921105201',
  hohhot: '150100000000',
} as const;

export const paths = {
  region: unitIds.region,
  regionFgw: `${unitIds.region}.${unitIds.regionFgw}`,
  regionCzt: `${unitIds.region}.${unitIds.regionCzt}`,
  league: `${unitIds.region}.${unitIds.league}`,
  leagueFgw: `${unitIds.region}.${unitIds.league}.${unitIds.leagueFgw}`,
  banner: `${unitIds.region}.${unitIds.league}.${unitIds.banner}`,
  sumu: `${unitIds.region}.${unitIds.league}.${unitIds.banner}.${unitIds.sumu}`,
  gacha: `${unitIds.region}.${unitIds.league}.${unitIds.banner}.${unitIds.sumu}.${unitIds.gacha}`,
  hohhot: `${unitIds.region}.${unitIds.hohhot}`,
} as const;

const unit = (id: string, path: string, shortName: string, level: RegionLevel, kind: UnitKind): UnitFacts => ({
  id,
  version: 1,
  name: `${shortName}人民政府`,
  shortName,
  mongolianName: null,
  pinyinInitials: 'x',
  level,
  kind,
  parentId: path.split('.').at(-2) ?? null,
  path,
  peerGroup: level,
  documentCode: null,
  isSupervisionBody: kind === 'GOVERNMENT' && level !== 'GACHA_VILLAGE',
  validFrom: '2023-06-30',
  validTo: null,
  predecessorId: null,
});

export const units: UnitFacts[] = [
  unit(unitIds.region, paths.region, '内蒙古自治区', 'AUTONOMOUS_REGION', 'GOVERNMENT'),
  unit(unitIds.regionFgw, paths.regionFgw, '发展改革委', 'AUTONOMOUS_REGION', 'DEPARTMENT'),
  unit(unitIds.regionCzt, paths.regionCzt, '财政厅', 'AUTONOMOUS_REGION', 'DEPARTMENT'),
  unit(unitIds.league, paths.league, '阿拉善盟', 'LEAGUE_CITY', 'GOVERNMENT'),
  unit(unitIds.leagueFgw, paths.leagueFgw, '发展改革委', 'LEAGUE_CITY', 'DEPARTMENT'),
  unit(unitIds.banner, paths.banner, '阿拉善左旗', 'BANNER_COUNTY', 'GOVERNMENT'),
  unit(unitIds.sumu, paths.sumu, '巴润别立镇', 'SUMU_TOWNSHIP', 'TOWN'),
  unit(unitIds.gacha, paths.gacha, '铁木日乌德嘎查', 'GACHA_VILLAGE', 'GACHA_COMMITTEE'),
  unit(unitIds.hohhot, paths.hohhot, '呼和浩特市', 'LEAGUE_CITY', 'GOVERNMENT'),
  ...(['region', 'league', 'banner', 'hohhot'] as const).map((name) => {
    const id = `${unitIds[name]}_DCS`;
    return unit(id, `${paths[name]}.${id}`, '督查室', 'AUTONOMOUS_REGION', 'SUPERVISION_OFFICE');
  }),
];

const post = (personId: string, role: PostRole, unitId: string, actingUnitId = unitId): PostFacts => ({
  id: uuidV7(),
  version: 1,
  personId,
  personName: `${personId} 同志`,
  title: '干部',
  role,
  unitId,
  actingUnitId,
  validFrom: '2023-06-30',
  validTo: null,
});

const office = (name: 'region' | 'league' | 'banner' | 'hohhot'): PostFacts[] => [
  post(`${name}-clerk`, 'SUPERVISION_CLERK', `${unitIds[name]}_DCS`, unitIds[name]),
  post(`${name}-director`, 'SUPERVISION_DIRECTOR', `${unitIds[name]}_DCS`, unitIds[name]),
];

export const posts: PostFacts[] = [
  ...office('region'),
  ...office('league'),
  ...office('banner'),
  ...office('hohhot'),
  post('region-leader', 'APPROVING_LEADER', unitIds.region),
  post('region-fgw-handler', 'UNIT_HANDLER', unitIds.regionFgw),
  post('region-czt-handler', 'UNIT_HANDLER', unitIds.regionCzt),
  post('league-fgw-handler', 'UNIT_HANDLER', unitIds.leagueFgw),
  post('sumu-handler', 'UNIT_HANDLER', unitIds.sumu),
  post('sumu-leader', 'UNIT_LEADER', unitIds.sumu),
  post('gacha-clerk', 'VILLAGE_CLERK', unitIds.gacha),
];
