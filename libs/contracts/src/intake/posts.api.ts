import { z } from 'zod';
import { PostRole } from '../codes.js';
import { Page, pageOf } from '../paging.js';
import { Day, Instant, UnitId } from '../scalars.js';
import { PostFacts } from './organization-events.v1.js';
import { UnitName } from './units.api.js';

/** Whether a post holds today: begun and not ended, not begun yet, or over. */
export const PostState = z.enum(['CURRENT', 'UPCOMING', 'ENDED']);
export type PostState = z.infer<typeof PostState>;

const filters = {
  /** The unit whose posts are asked for; the caller's own where it is absent. */
  unitId: UnitId.optional(),
  /** Also the posts of the units below it. */
  scope: z.enum(['UNIT', 'SUBTREE']).default('SUBTREE'),
  role: PostRole.optional(),
  state: PostState.default('CURRENT'),
  /** Part of the person's name or account, of the title, or of the unit's name. */
  query: z.string().trim().min(1).max(100).optional(),
  /** By unit from the top down, by the person's name in the order of its pinyin, or by the first day. */
  sort: z.enum(['unit', 'person', '-validFrom']).default('unit'),
};

/** `GET /posts`. */
export const PostsQuery = z.strictObject({ ...Page.shape, ...filters });
export type PostsQuery = z.infer<typeof PostsQuery>;

/** `GET /posts/export`: the same rows without pages, as csv. */
export const PostsExportQuery = z.strictObject(filters);
export type PostsExportQuery = z.infer<typeof PostsExportQuery>;

export const PostView = PostFacts.extend({ unit: UnitName, state: PostState });
export type PostView = z.infer<typeof PostView>;

export const PostPage = pageOf(PostView).extend({
  /** All rows of the filter, and how many people hold them. */
  total: z.int().nonnegative(),
  people: z.int().nonnegative(),
});
export type PostPage = z.infer<typeof PostPage>;

export const PostChange = z.object({
  kind: z.enum(['APPOINTED', 'ENDED']),
  /** First day of the post, or the first day it no longer holds. */
  day: Day,
  reason: z.string(),
  /** Null where it was done by a command of the installation. */
  by: z.object({ personName: z.string(), unit: UnitName }).nullable(),
  at: Instant,
});
export type PostChange = z.infer<typeof PostChange>;

/** `GET /posts/:id`. */
export const PostDetail = PostView.extend({
  /** The latest first; empty for a post that came with the organization's files. */
  changes: z.array(PostChange),
  /** Whether the caller may end it now. */
  mayEnd: z.boolean(),
});
export type PostDetail = z.infer<typeof PostDetail>;

/** `GET /units/:id/appointable-roles`: what the caller's post may give there today; empty for who may give nothing. */
export const AppointableRoles = z.object({ roles: z.array(PostRole) });
export type AppointableRoles = z.infer<typeof AppointableRoles>;

const reason = z.string().trim().min(1).max(500);

/** `POST /posts`: gives a person a post. */
export const AppointBody = z.strictObject({
  unitId: UnitId,
  role: PostRole,
  /** Subject (`sub`) of the person at the identity provider. */
  personId: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[\x21-\x7e]+$/),
  personName: z.string().trim().min(1).max(50),
  title: z.string().trim().min(1).max(50),
  /** First day; today where it is absent. */
  validFrom: Day.optional(),
  /** Such as the document that says so. */
  reason,
});
export type AppointBody = z.infer<typeof AppointBody>;

/** `POST /posts/:id/end`: ends a post. */
export const EndPostBody = z.strictObject({
  /** First day on which it no longer holds; today where it is absent. */
  validTo: Day.optional(),
  reason,
});
export type EndPostBody = z.infer<typeof EndPostBody>;
