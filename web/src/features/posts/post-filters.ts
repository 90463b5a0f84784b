import type { PostRole, PostState } from '@ducha/contracts';

export const postRoles = [
  'SUPERVISION_CLERK',
  'SUPERVISION_DIRECTOR',
  'APPROVING_LEADER',
  'UNIT_LEADER',
  'UNIT_HANDLER',
  'VILLAGE_CLERK',
  'SYSTEM_ADMIN',
] as const satisfies readonly PostRole[];
export const postStates = ['CURRENT', 'UPCOMING', 'ENDED'] as const satisfies readonly PostState[];
export const postSorts = ['unit', 'person', '-validFrom'] as const;
export type PostSort = (typeof postSorts)[number];

/** The state of the list of posts: exactly what its address says. What is absent has its default. */
export interface PostFilter {
  unitId?: string;
  scope?: 'UNIT';
  role?: PostRole;
  state?: PostState;
  query?: string;
  sort?: PostSort;
  /** The form of a new post is open. */
  appoint?: 'true';
}

const oneOf = <T extends string>(value: unknown, choices: readonly T[]): T | undefined =>
  choices.find((choice) => choice === value);

/** Takes from an address what it knows and drops the rest. */
export function parsePostFilter(raw: Record<string, unknown>): PostFilter {
  const query = typeof raw['query'] === 'string' ? raw['query'].trim().slice(0, 100) : '';
  const unitId = typeof raw['unitId'] === 'string' ? raw['unitId'] : '';
  const filter = {
    unitId: /^\d{12}(_[A-Z0-9]{2,8})?$/.test(unitId) ? unitId : undefined,
    scope: oneOf(raw['scope'], ['UNIT'] as const),
    role: oneOf(raw['role'], postRoles),
    state: oneOf(raw['state'], postStates),
    query: query || undefined,
    sort: oneOf(raw['sort'], postSorts),
    appoint: oneOf(raw['appoint'], ['true'] as const),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as PostFilter;
}

/** What the service is asked. */
export function postRequest({ appoint: _appoint, ...filter }: PostFilter): Record<string, string | undefined> {
  return { ...filter };
}

/** Roles that may give posts at all; which ones where, the service says. */
const appointers: readonly PostRole[] = ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR', 'SYSTEM_ADMIN'];
export const mayAppoint = (role: PostRole): boolean => appointers.includes(role);
