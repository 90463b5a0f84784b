import type { RegionLevel, UnitKind } from '@ducha/contracts';

/** Codes that exist only in the statistical file: development zones and administrative areas, no division of the State (行政区划). */
const functionalZones = new Set(['150172000000', '150271000000', '150571000000', '152571000000', '152971000000']);

/** First match wins, so longer and more particular endings stand first. */
const townshipEndings: [RegExp, UnitKind][] = [
  [/街道(办事处|筹备处)?$/, 'STREET'],
  [/民族苏木$/, 'ETHNIC_SUMU'],
  [/苏木$/, 'SUMU'],
  [/族乡$/, 'ETHNIC_TOWNSHIP'],
  [/乡$/, 'TOWNSHIP'],
  [/镇$/, 'TOWN'],
];

/** Places made up by the statistics so that every park has a unit below it. */
const isStatisticalPlace = /虚拟|(园区?|开发区|矿区|管理委员会|中心)社区$/;
/** Communities of a rural committee: the name says both, so the class digit decides. */
const namesTwoCommittees = /嘎查(村?居委会|社区)$|村委会社区$/;
const villageEndings: [RegExp, UnitKind][] = [
  [/(居民委员会|居民委会|居委会|社区委员会|社区筹备处|社区)$/, 'RESIDENT_COMMITTEE'],
  [/嘎查(村|委会|委员会|人民委员会|村委会|村委员会|村民委员会)?$/, 'GACHA_COMMITTEE'],
  [/村(委|委会|委员会|民委会|民委员会)?$/, 'VILLAGE_COMMITTEE'],
];

const firstMatch = (name: string, endings: [RegExp, UnitKind][]): UnitKind | undefined =>
  endings.find(([ending]) => ending.test(name))?.[1];

/**
 * Kind of a division, judged from its name. The class digit of the code is unreliable (243 of 278 streets carry the street
 * class) and decides only where the name of a basic unit says nothing or two things.
 */
export function unitKind(division: { code: string; name: string; level: RegionLevel }): UnitKind {
  const { code, name, level } = division;
  switch (level) {
    case 'AUTONOMOUS_REGION':
    case 'LEAGUE_CITY':
      return 'GOVERNMENT';
    case 'BANNER_COUNTY':
      return functionalZones.has(code) ? 'FUNCTIONAL_ZONE' : 'GOVERNMENT';
    case 'SUMU_TOWNSHIP':
      return firstMatch(name, townshipEndings) ?? 'PARK_OR_FARM';
    case 'GACHA_VILLAGE':
      return basicUnitKind(code, name);
    default:
      return level satisfies never;
  }
}

function basicUnitKind(code: string, name: string): UnitKind {
  if (isStatisticalPlace.test(name)) return 'OTHER_BASIC_UNIT';
  if (!namesTwoCommittees.test(name)) {
    const named = firstMatch(name, villageEndings);
    if (named) return named;
  }
  const digit = code[9];
  if (digit === '0' || digit === '1') return 'RESIDENT_COMMITTEE';
  if (digit === '2' || digit === '3') return name.includes('嘎查') ? 'GACHA_COMMITTEE' : 'VILLAGE_COMMITTEE';
  return 'OTHER_BASIC_UNIT';
}
