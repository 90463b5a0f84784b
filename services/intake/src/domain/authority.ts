import { DomainError, type PostRole, type RegionLevel } from '@ducha/contracts';
import type { Item } from './item.js';
import { allowedFrom, itemCommandNames, type ItemCommandName } from './item-command.js';

/** Who acts: a person in one post. */
export interface Acting {
  personId: string;
  role: PostRole;
  /** The unit the post acts for: a supervision office acts for its government. */
  actingUnitId: string;
  level: RegionLevel;
}

interface Authority {
  roles: readonly PostRole[];
  /** Key of the sentence that says whose permission is needed. */
  rule: string;
}

const office: Authority = {
  roles: ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR'],
  rule: 'intake.authority.office-only',
};
const leader: Authority = { roles: ['APPROVING_LEADER'], rule: 'intake.authority.leader-only' };
const directorOrLeader: Authority = {
  roles: ['SUPERVISION_DIRECTOR', 'APPROVING_LEADER'],
  rule: 'intake.authority.director-or-leader-only',
};

const authorities: Readonly<Record<ItemCommandName, Authority>> = {
  revise: office,
  submit: office,
  transfer: office,
  file: office,
  approve: leader,
  reject: leader,
  decompose: office,
  dispatch: office,
  reassign: office,
  suspend: directorOrLeader,
  resume: directorOrLeader,
  revoke: leader,
  reopen: directorOrLeader,
  archive: office,
};

/** Only governments of 旗县 level and above supervise (《政府督查工作条例》第二条). */
const supervisingLevels: ReadonlySet<RegionLevel> = new Set(['AUTONOMOUS_REGION', 'LEAGUE_CITY', 'BANNER_COUNTY']);

/** FORBIDDEN unless the post is one of a supervision office of 旗县 level or above. */
export function requiresMayRecord(acting: Acting): void {
  if (!office.roles.includes(acting.role)) throw new DomainError('FORBIDDEN', office.rule);
  if (!supervisingLevels.has(acting.level)) throw new DomainError('FORBIDDEN', 'intake.authority.level-too-low');
}

/** FORBIDDEN unless the post has the role the command needs; that it is a post of the issuing unit is checked before. */
export function requiresRole(acting: Acting, command: ItemCommandName): void {
  const { roles, rule } = authorities[command];
  if (!roles.includes(acting.role)) throw new DomainError('FORBIDDEN', rule);
}

/** The commands this post can give now; that a draft still lacks something is said when it is submitted. */
export function allowedActions(
  item: Item,
  acting: Acting,
  breakdown: { isPlanned: boolean; hasWithdrawn: boolean },
): ItemCommandName[] {
  if (acting.actingUnitId !== item.issuingUnitId) return [];
  return itemCommandNames.filter(
    (command) =>
      (allowedFrom[command] as readonly string[]).includes(item.status) &&
      authorities[command].roles.includes(acting.role) &&
      !(command === 'approve' && item.recordedBy.personId === acting.personId) &&
      !(command === 'dispatch' && !breakdown.isPlanned) &&
      !(command === 'reassign' && !breakdown.hasWithdrawn) &&
      !(command === 'archive' && item.status === 'REVOKED' && item.registration === null),
  );
}
