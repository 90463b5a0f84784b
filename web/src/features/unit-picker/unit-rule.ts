import type { RegionLevel, UnitKind } from '@ducha/contracts';

const levels: readonly RegionLevel[] = [
  'AUTONOMOUS_REGION',
  'LEAGUE_CITY',
  'BANNER_COUNTY',
  'SUMU_TOWNSHIP',
  'GACHA_VILLAGE',
];

interface Placed {
  path: string;
  level: RegionLevel;
}

export type Standing = 'FITS' | 'OUTSIDE' | 'OFFICE';

/** Departments of the own government and units below it may be supervised (《政府督查工作条例》第五条), its offices not. */
export function standingOf(issuer: Placed, unit: Placed & { kind: UnitKind }): Standing {
  if (!unit.path.startsWith(`${issuer.path}.`)) return 'OUTSIDE';
  return unit.kind === 'SUPERVISION_OFFICE' ? 'OFFICE' : 'FITS';
}

/** More than one level below: only where it is necessary (第五条). */
export function skipsLevel(issuer: Pick<Placed, 'level'>, unit: Pick<Placed, 'level'>): boolean {
  return levels.indexOf(unit.level) - levels.indexOf(issuer.level) > 1;
}
