import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import { PostRole } from '@ducha/contracts';

/** `manage` and `all` are CASL's own wildcards and stay out, so that every grant is written down. */
export type Action =
  | 'read'
  | 'record'
  | 'approve'
  | 'dispatch'
  | 'revoke'
  | 'handle'
  | 'review'
  | 'decide'
  | 'appeal'
  | 'appoint'
  | 'observe'
  | 'administer';
export type Subject = 'Organization' | 'Item' | 'Assignment' | 'Deduction' | 'Report' | 'Platform';

type Grants = [actions: Action[], subject: Subject][];

const readsAll: Grants = [
  [['read'], 'Organization'],
  [['read'], 'Item'],
  [['read'], 'Assignment'],
  [['read'], 'Deduction'],
  [['read'], 'Report'],
];

/**
 * What each role may do at all. Whether it may do it to this item is decided by jurisdiction and state in the service.
 * A township has no supervision office, so its handlers and leaders also review what they cascaded (`review`).
 */
const grants: Record<PostRole, Grants> = {
  SUPERVISION_CLERK: [
    ...readsAll,
    [['record', 'dispatch'], 'Item'],
    [['handle', 'review'], 'Assignment'],
    [['appoint'], 'Organization'],
    [['observe'], 'Platform'],
  ],
  SUPERVISION_DIRECTOR: [
    ...readsAll,
    [['record', 'dispatch'], 'Item'],
    [['handle', 'review'], 'Assignment'],
    [['decide'], 'Deduction'],
    [['appoint'], 'Organization'],
    [['observe'], 'Platform'],
  ],
  APPROVING_LEADER: [...readsAll, [['approve', 'revoke'], 'Item'], [['appeal'], 'Deduction']],
  UNIT_LEADER: [...readsAll, [['handle', 'review'], 'Assignment'], [['appeal'], 'Deduction']],
  UNIT_HANDLER: [...readsAll, [['handle', 'review'], 'Assignment'], [['appeal'], 'Deduction']],
  // A village has no leader's post: its clerk also speaks for it in an appeal.
  VILLAGE_CLERK: [...readsAll, [['handle'], 'Assignment'], [['appeal'], 'Deduction']],
  SYSTEM_ADMIN: [...readsAll, [['appoint'], 'Organization'], [['observe', 'administer'], 'Platform']],
};

export type Ability = MongoAbility<[Action, Subject]>;

function abilityFrom(roleGrants: Grants): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  for (const [actions, subject] of roleGrants) can(actions, subject);
  return build();
}

const abilities = new Map(PostRole.options.map((role) => [role, abilityFrom(grants[role])]));

export const may = (role: PostRole, action: Action, subject: Subject): boolean =>
  abilities.get(role)?.can(action, subject) ?? false;

export const rolesThatMay = (action: Action, subject: Subject): PostRole[] =>
  PostRole.options.filter((role) => may(role, action, subject));
