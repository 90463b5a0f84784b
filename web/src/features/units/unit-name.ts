import type { UnitKind, UnitName } from '@ducha/contracts';

/** The word a region's name ends with, as people say 本盟, 本旗, 本镇; longer endings first. */
const endings = ['街道', '苏木', '嘎查', '社区', '盟', '市', '旗', '县', '区', '镇', '乡', '村'] as const;

export type SelfName = { kind: 'WHOLE' } | { kind: 'REGION'; ending: string } | { kind: 'UNIT' };

const committees: Partial<Record<UnitKind, string>> = {
  VILLAGE_COMMITTEE: '村',
  GACHA_COMMITTEE: '嘎查',
  RESIDENT_COMMITTEE: '社区',
};

/** How the people of a unit speak of it in a sentence: 全区, 本盟 … 本嘎查, or 本单位 for a department. */
export function selfName(unit: Pick<UnitName, 'shortName' | 'level' | 'kind'>): SelfName {
  if (unit.kind === 'DEPARTMENT' || unit.kind === 'SUPERVISION_OFFICE') return { kind: 'UNIT' };
  if (unit.level === 'AUTONOMOUS_REGION') return { kind: 'WHOLE' };
  const region = unit.shortName.replace(/(人民政府|[村居](民)?委(员)?会)$/, '');
  const ending = endings.find((candidate) => region.endsWith(candidate)) ?? committees[unit.kind];
  return ending ? { kind: 'REGION', ending } : { kind: 'UNIT' };
}

/** 阿拉善左旗 for 阿拉善左旗人民政府: in a table the region alone says which government holds a task. */
export function withoutGovernment(name: string): string {
  return name.replace(/(.{2,})(人民政府|行政公署)$/, '$1');
}

/** 图日根嘎查 for 图日根嘎查村民委员会, and the region of a government: as people call the place they are from. */
export function placeName(name: string): string {
  return withoutGovernment(name).replace(/(.{2,}(嘎查|村|社区))(村民|居民)?委员会$/, '$1');
}

/** Where a department is, as its name begins: 阿拉善盟, 阿拉善左旗; 自治区 for 内蒙古自治区, of which there is one. */
function regionWord(name: string): string {
  const [region = ''] = /^.+?[盟市旗县区]/.exec(name) ?? [];
  return region.endsWith('自治区') ? '自治区' : region;
}

/**
 * For columns of a list: a place as its people call it, a department by its short name. One of another region than the reader's
 * says which, 自治区发展改革委 or 阿拉善左旗财政局: many have a 财政局. The whole name belongs into the hint of the cell.
 */
export function nameWithin(
  { id, name, shortName }: Pick<UnitName, 'id' | 'name' | 'shortName'>,
  ownUnitName: string,
): string {
  // A department's id is its region's code and its own, `150000000000_FGW`.
  if (!id.includes('_')) return placeName(name);
  return name.startsWith(withoutGovernment(ownUnitName)) && name !== ownUnitName
    ? shortName
    : `${regionWord(name)}${shortName}`;
}

/** Nothing lies below a gacha, village or department: it is never spoken of with its lower units. */
export const standsAlone = ({ level, kind }: Pick<UnitName, 'level' | 'kind'>): boolean =>
  level === 'GACHA_VILLAGE' || kind === 'DEPARTMENT';

/** What a unit is called outside the page of its parent: a region by its own name, an office or department by its full one. */
export function nameOf(unit: Pick<UnitName, 'name' | 'shortName' | 'kind'>): string {
  return unit.kind === 'DEPARTMENT' || unit.kind === 'SUPERVISION_OFFICE' ? unit.name : unit.shortName;
}
