import { regionLevels } from '@ducha/contracts';
import type { RegionLevel } from '@ducha/contracts';

const isGovernment = (unitId: string): boolean => !unitId.includes('_');

/**
 * The level of the unit a path leads to: one level of government after the other, and departments and offices on the level of
 * their government. Their ids are the government's with a suffix (`UnitId`).
 */
export function levelOf(path: string): RegionLevel {
  const governments = path.split('.').filter(isGovernment).length;
  const level = regionLevels[governments - 1];
  if (level === undefined) throw new Error(`${path} has no level of government`);
  return level;
}
