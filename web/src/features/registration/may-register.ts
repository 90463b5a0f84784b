import type { PostRole, RegionLevel } from '@ducha/contracts';

const levels: readonly RegionLevel[] = ['AUTONOMOUS_REGION', 'LEAGUE_CITY', 'BANNER_COUNTY'];
const roles: readonly PostRole[] = ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR'];

/** Supervision offices of 旗县 level and above register matters (《政府督查工作条例》第二条); the service decides, this spares the way. */
export function mayRegister(post: { role: PostRole; actingUnit: { level: RegionLevel } }): boolean {
  return roles.includes(post.role) && levels.includes(post.actingUnit.level);
}
