import {
  DomainError,
  postRoleNames,
  sentenceFor,
  type PostRole,
  type RegionLevel,
  type UnitKind,
} from '@ducha/contracts';
import { isSupervisionBody } from './unit-standing.js';

/** The unit of a post, as far as the rules look at it. */
export interface PostPlace {
  name: string;
  kind: UnitKind;
  level: RegionLevel;
  path: string;
  validTo: string | null;
}

/** Who gives or ends a post. */
export interface Appointer {
  personId: string;
  role: PostRole;
  actingUnitPath: string;
  /** Level of the unit the appointer acts for. */
  level: RegionLevel;
}

const roleName = (role: PostRole): string => postRoleNames[role] ?? role;

const depth: Record<RegionLevel, number> = {
  AUTONOMOUS_REGION: 1,
  LEAGUE_CITY: 2,
  BANNER_COUNTY: 3,
  SUMU_TOWNSHIP: 4,
  GACHA_VILLAGE: 5,
};

/** Where a role can be: offices and governments supervise (《政府督查工作条例》第二条, 第六条), departments and townships handle. */
const places: Record<PostRole, { rule: string; fits: (unit: PostPlace) => boolean }> = {
  SUPERVISION_CLERK: { rule: 'intake.post.place-office', fits: isOffice },
  SUPERVISION_DIRECTOR: { rule: 'intake.post.place-office', fits: isOffice },
  APPROVING_LEADER: { rule: 'intake.post.place-government', fits: isSupervisingGovernment },
  SYSTEM_ADMIN: { rule: 'intake.post.place-government', fits: isSupervisingGovernment },
  UNIT_LEADER: { rule: 'intake.post.place-handling', fits: isHandlingUnit },
  UNIT_HANDLER: { rule: 'intake.post.place-handling', fits: isHandlingUnit },
  VILLAGE_CLERK: { rule: 'intake.post.place-village', fits: ({ level }) => level === 'GACHA_VILLAGE' },
};

function isOffice({ kind }: PostPlace): boolean {
  return kind === 'SUPERVISION_OFFICE';
}

function isSupervisingGovernment(unit: PostPlace): boolean {
  return isSupervisionBody(unit) && !isOffice(unit);
}

function isHandlingUnit({ kind, level }: PostPlace): boolean {
  return kind === 'DEPARTMENT' || level === 'SUMU_TOWNSHIP';
}

const handlingRoles: readonly PostRole[] = ['UNIT_LEADER', 'UNIT_HANDLER', 'VILLAGE_CLERK'];

/**
 * Whose step the giving of a role is. Nobody gives a role of the own rank or above it in the own government: clerks give those
 * of handling units, a director also clerks, and directors and approving leaders of lower levels; the rest is the administrator's.
 */
function rolesThatGive(role: PostRole, unit: PostPlace, level: RegionLevel): readonly PostRole[] {
  if (handlingRoles.includes(role)) return ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR', 'SYSTEM_ADMIN'];
  const isLower = depth[unit.level] > depth[level];
  if (role === 'SUPERVISION_CLERK' || (isLower && role !== 'SYSTEM_ADMIN'))
    return ['SUPERVISION_DIRECTOR', 'SYSTEM_ADMIN'];
  return ['SYSTEM_ADMIN'];
}

const isInside = (unit: PostPlace, { actingUnitPath }: Appointer): boolean =>
  unit.path === actingUnitPath || unit.path.startsWith(`${actingUnitPath}.`);

/** The roles a post may give in a unit today; the same rules as {@link requiresMayAppoint}, for the choices of a form. */
export function appointableRoles(appointer: Appointer, unit: PostPlace, today: string): PostRole[] {
  if (!isInside(unit, appointer) || isAbolished(unit, today)) return [];
  return (Object.keys(places) as PostRole[]).filter(
    (role) => places[role].fits(unit) && rolesThatGive(role, unit, appointer.level).includes(appointer.role),
  );
}

/** @throws DomainError FORBIDDEN where the unit lies outside the jurisdiction or the role is not this post's to give or end */
export function requiresAuthority(appointer: Appointer, unit: PostPlace, role: PostRole): void {
  if (!isInside(unit, appointer)) {
    throw new DomainError('FORBIDDEN', 'intake.post.outside-jurisdiction', { unit: unit.name });
  }
  const givers = rolesThatGive(role, unit, appointer.level);
  if (givers.includes(appointer.role)) return;
  const whose = givers.map(roleName).join('、');
  const params = { role: roleName(role), whose, own: roleName(appointer.role) };
  throw new DomainError('FORBIDDEN', 'intake.post.role-not-yours', params);
}

export interface Appointment {
  role: PostRole;
  personId: string;
  /** First day, `yyyy-mm-dd`. */
  validFrom: string;
}

/**
 * What the appointment itself has to fulfil.
 * @param today `yyyy-mm-dd` in Asia/Shanghai
 * @throws DomainError naming the field
 */
export function requiresMayAppoint(
  appointer: Appointer,
  unit: PostPlace,
  { role, personId, validFrom }: Appointment,
  today: string,
): void {
  requiresAuthority(appointer, unit, role);
  if (personId === appointer.personId) throw new DomainError('FORBIDDEN', 'intake.post.own', {}, 'personId');
  if (isAbolished(unit, today)) {
    throw new DomainError('RULE_VIOLATED', 'intake.post.unit-abolished', { unit: unit.name }, 'unitId');
  }
  requiresPlace(role, unit);
  if (validFrom < today) throw new DomainError('RULE_VIOLATED', 'intake.post.begins-in-past', {}, 'validFrom');
  if (validFrom > yearAfter(today)) {
    throw new DomainError('RULE_VIOLATED', 'intake.post.begins-too-late', {}, 'validFrom');
  }
}

/** @throws DomainError RULE_VIOLATED where a role cannot be in such a unit */
export function requiresPlace(role: PostRole, unit: PostPlace): void {
  if (places[role].fits(unit)) return;
  const params = { role: roleName(role), unit: unit.name, where: sentenceFor(places[role].rule) };
  throw new DomainError('RULE_VIOLATED', 'intake.post.role-elsewhere', params, 'role');
}

/** Half-open: the day of `validTo` is the first on which the unit or post no longer exists. */
const isAbolished = ({ validTo }: Pick<PostPlace, 'validTo'>, today: string): boolean =>
  validTo !== null && validTo <= today;

/**
 * @param post the post as it stands; `validTo` of a post whose end is already set
 * @param validTo first day on which it shall no longer hold
 * @throws DomainError where the post is over, is the appointer's own, or the day does not do
 */
export function requiresMayEnd(
  appointer: Appointer,
  unit: PostPlace,
  post: { role: PostRole; personId: string; validTo: string | null },
  validTo: string,
  today: string,
): void {
  requiresAuthority(appointer, unit, post.role);
  if (post.personId === appointer.personId) throw new DomainError('FORBIDDEN', 'intake.post.own');
  if (post.validTo !== null && post.validTo <= today) {
    throw new DomainError('STATE_CONFLICT', 'intake.post.already-ended', { day: post.validTo });
  }
  if (validTo < today) throw new DomainError('RULE_VIOLATED', 'intake.post.ends-in-past', {}, 'validTo');
  if (validTo > yearAfter(today)) throw new DomainError('RULE_VIOLATED', 'intake.post.ends-too-late', {}, 'validTo');
}

/** The same day of the next year; 29 February has none, and its place in the order of days is enough. */
function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
