import type { RegionLevel, UnitKind } from '@ducha/contracts';

export interface NamedDivision {
  name: string;
  level: RegionLevel;
  kind: UnitKind;
}

/** Name of the region a government rules, as departments carry it: a zone that is called by its committee loses the 管委会. */
export function regionName(division: NamedDivision): string {
  return division.kind === 'FUNCTIONAL_ZONE' ? division.name.replace(/(管委会|管理委员会)$/, '') : division.name;
}

/**
 * Full name of the organ behind a division: 人民政府 from the autonomous region down to 镇, 乡 and 苏木; 行政公署 for a 盟, which is an
 * agency of the autonomous region (地方组织法 第八十五条); 管理委员会 for a zone; 办事处 for a street. Basic units keep their name.
 */
export function governmentName(division: NamedDivision): string {
  const { name, kind } = division;
  switch (kind) {
    case 'GOVERNMENT':
      return name.endsWith('盟') ? `${name}行政公署` : `${name}人民政府`;
    case 'FUNCTIONAL_ZONE':
      return `${regionName(division)}管理委员会`;
    case 'TOWN':
    case 'TOWNSHIP':
    case 'SUMU':
    case 'ETHNIC_TOWNSHIP':
    case 'ETHNIC_SUMU':
      return `${name}人民政府`;
    case 'STREET':
      return name.endsWith('街道') ? `${name}办事处` : name;
    case 'PARK_OR_FARM':
    case 'VILLAGE_COMMITTEE':
    case 'GACHA_COMMITTEE':
    case 'RESIDENT_COMMITTEE':
    case 'OTHER_BASIC_UNIT':
    case 'DEPARTMENT':
    case 'SUPERVISION_OFFICE':
      return name;
    default:
      return kind satisfies never;
  }
}
