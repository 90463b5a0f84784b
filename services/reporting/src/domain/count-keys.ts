import type { AssignmentRole, ContentCategory, RegionLevel, SourceKind } from '@ducha/contracts';

/** By what an assignment is counted besides its place and time. */
export interface Dimensions {
  contentCategory: ContentCategory;
  sourceKind: SourceKind;
  role: AssignmentRole;
  level: RegionLevel;
}
type Dimension = keyof Dimensions;
type Codes = { [D in Dimension]?: readonly Dimensions[D][] | undefined };
/** A filter as callers give it: the role is one, the others may be several. */
export type DimensionFilter = Omit<Codes, 'role'> & {
  role?: AssignmentRole | undefined;
  issuingUnitId?: string | undefined;
};

/** One letter a code in the stored keys; letters are never given to another code. */
const letters: { [D in Dimension]: Record<Dimensions[D], string> } = {
  contentCategory: { MAJOR_DEPLOYMENT: 'd', KEY_WORK: 'k', STATUTORY_DUTY: 's', ADMINISTRATIVE_EFFICIENCY: 'e' },
  sourceKind: {
    MAJOR_DECISION: 'a',
    MEETING_RESOLUTION: 'b',
    LEADER_INSTRUCTION: 'c',
    ASSIGNED_BY_LEADER: 'd',
    UPPER_LEVEL_DOCUMENT: 'e',
    DEPUTY_SUGGESTION: 'f',
    CPPCC_PROPOSAL: 'g',
    PETITION: 'h',
    MAILBOX: 'i',
    HOTLINE: 'j',
    MEDIA: 'k',
    AUDIT: 'l',
    CLUE: 'm',
  },
  role: { LEAD: 'l', SUPPORT: 's' },
  level: { AUTONOMOUS_REGION: '1', LEAGUE_CITY: '2', BANNER_COUNTY: '3', SUMU_TOWNSHIP: '4', GACHA_VILLAGE: '5' },
};
const order: readonly Dimension[] = ['contentCategory', 'sourceKind', 'role', 'level'];
/** Stands for all codes of a dimension. */
const all = '-';

/** Sets of dimensions that have counters. A filter is answered from the smallest set that has all it names. */
type Kept = readonly (readonly Dimension[])[];
const every: Kept = order.reduce<Dimension[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
/**
 * The region, leagues and departments of the region hold so much that each filter has counters of its own; one by several
 * dimensions that names no role is the sum of both.
 */
const wide: Kept = every.filter((set) => set.length <= 1 || set.includes('role'));
/** Below them a filter by several dimensions is summed from at most twenty counters a unit, unless it names several codes of one. */
const narrow: Kept = [[], ['sourceKind'], ['role'], ['level'], ['contentCategory', 'role', 'level'], order];
/** Villages hold so little that what a filter leaves is counted from their rows. */
const onlyAll: Kept = [[]];

/** @param depth labels of the unit's path */
function keptAt(depth: number): Kept {
  if (depth <= 2) return wide;
  return depth <= 4 ? narrow : onlyAll;
}

const isKeptByIssuer = (depth: number): boolean => depth <= 4;

/**
 * Counters of few assignments each, which are many: their rows of days span a year instead of a month, so that there are a
 * twelfth of them.
 */
export const hasRareDays = (key: string, depth: number): boolean => depth >= 4 && /^[a-z]{3}\d$/.test(key);

const letterOf = <D extends Dimension>(dimension: D, code: Dimensions[D]): string => letters[dimension][code];
const issuedBy = (unitId: string): string => `i${unitId}`;

/** Keys of the counters an assignment belongs to in a unit of its path. */
export const keysOf = (dimensions: Dimensions, issuingUnitId: string, depth: number): string[] => [
  ...dimensionKeys(dimensions, depth),
  ...issuerKeys(issuingUnitId, depth),
];

export const dimensionKeys = (dimensions: Dimensions, depth: number): string[] =>
  keptAt(depth).map((kept) => order.map((one) => (kept.includes(one) ? letterOf(one, dimensions[one]) : all)).join(''));

export const issuerKeys = (issuingUnitId: string, depth: number): string[] =>
  isKeptByIssuer(depth) ? [issuedBy(issuingUnitId)] : [];

/**
 * Keys whose counters add up to the filter in a unit and in each of its children; null where there are none, and rows are
 * to be counted.
 * @param depth labels of the unit's path
 * @param hasChildren whether the unit has governments below it or holders of assignments
 */
export function keysFor(
  { issuingUnitId, role, ...rest }: DimensionFilter,
  depth: number,
  hasChildren: boolean,
): string[] | null {
  const filter: Codes = { ...rest, role: role === undefined ? undefined : [role] };
  const deepest = hasChildren ? depth + 1 : depth;
  const named = order.filter((one) => filter[one] !== undefined);
  if (issuingUnitId !== undefined)
    return named.length === 0 && isKeptByIssuer(deepest) ? [issuedBy(issuingUnitId)] : null;
  // What is kept further down is kept above, too.
  const fitting = keptAt(deepest)
    .filter((set) => named.every((one) => set.includes(one)))
    .toSorted((a, b) => a.length - b.length)[0];
  if (fitting === undefined) return null;
  return order.reduce<string[]>(
    (keys, one) => {
      const codes = fitting.includes(one) ? wanted(one, filter) : [all];
      return keys.flatMap((key) => codes.map((code) => key + code));
    },
    [''],
  );
}

function wanted<D extends Dimension>(dimension: D, filter: Codes): string[] {
  const codes = filter[dimension];
  if (codes === undefined) return Object.values(letters[dimension]);
  return [...new Set(codes)].map((code) => letterOf(dimension, code as Dimensions[D]));
}
