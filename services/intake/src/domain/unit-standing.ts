import type { RegionLevel, UnitKind } from '@ducha/contracts';

const supervisingLevels: ReadonlySet<RegionLevel> = new Set(['AUTONOMOUS_REGION', 'LEAGUE_CITY', 'BANNER_COUNTY']);
const supervisingKinds: ReadonlySet<UnitKind> = new Set(['GOVERNMENT', 'FUNCTIONAL_ZONE', 'SUPERVISION_OFFICE']);

/**
 * Whether a unit may supervise: governments of 旗县 level and above and their supervision offices (《政府督查工作条例》第二条, 第六条).
 * A department may not without being designated (第七条). The table `unit` carries the same rule as check constraints.
 */
export function isSupervisionBody(unit: { level: RegionLevel; kind: UnitKind }): boolean {
  return supervisingLevels.has(unit.level) && supervisingKinds.has(unit.kind);
}

/** Group within which a division is assessed; departments get theirs from the template of their level. */
export function divisionPeerGroup(division: { level: RegionLevel; kind: UnitKind }): string {
  switch (division.kind) {
    case 'FUNCTIONAL_ZONE':
    case 'STREET':
    case 'PARK_OR_FARM':
    case 'RESIDENT_COMMITTEE':
    case 'OTHER_BASIC_UNIT':
      return division.kind;
    case 'GOVERNMENT':
    case 'TOWN':
    case 'TOWNSHIP':
    case 'SUMU':
    case 'ETHNIC_TOWNSHIP':
    case 'ETHNIC_SUMU':
    case 'VILLAGE_COMMITTEE':
    case 'GACHA_COMMITTEE':
    case 'DEPARTMENT':
    case 'SUPERVISION_OFFICE':
      return division.level;
    default:
      return division.kind satisfies never;
  }
}

/** The unit a post's holder acts for: a supervision office acts for its government, every other unit for itself. */
export function actingUnitId(unit: { id: string; kind: UnitKind; parentId: string | null }): string {
  return unit.kind === 'SUPERVISION_OFFICE' && unit.parentId ? unit.parentId : unit.id;
}
