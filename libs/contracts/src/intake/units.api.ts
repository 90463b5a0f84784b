import { z } from 'zod';
import { PostRole, RegionLevel, UnitKind } from '../codes.js';
import { Page, pageOf } from '../paging.js';
import { Id, UnitId } from '../scalars.js';
import { PostFacts, UnitFacts } from './organization-events.v1.js';

/** A unit as it is named beside something else. */
export const UnitName = UnitFacts.pick({ id: true, name: true, shortName: true, level: true, kind: true });
export type UnitName = z.infer<typeof UnitName>;

/** `GET /units` and `GET /units/:id/children`: units in force, the best match first, else in the order of their codes. */
export const UnitsQuery = z.strictObject({
  ...Page.shape,
  /** Part of a name, first digits of a code, or pinyin initials. */
  query: z.string().trim().min(1).max(100).optional(),
  parentId: UnitId.optional(),
  level: RegionLevel.optional(),
  kind: UnitKind.optional(),
});
export type UnitsQuery = z.infer<typeof UnitsQuery>;

export const UnitChildrenQuery = UnitsQuery.omit({ parentId: true });
export type UnitChildrenQuery = z.infer<typeof UnitChildrenQuery>;

export const UnitView = UnitFacts;
export type UnitView = z.infer<typeof UnitView>;
export const UnitPage = pageOf(UnitView);
export type UnitPage = z.infer<typeof UnitPage>;

/** `GET /units/:id`. */
export const UnitDetail = UnitView.extend({
  /** From the autonomous region down to the unit itself. */
  breadcrumb: z.array(UnitName),
});
export type UnitDetail = z.infer<typeof UnitDetail>;

/** `GET /units/:id/posts`: the posts held there today. */
export const UnitPosts = z.object({ rows: z.array(PostFacts) });
export type UnitPosts = z.infer<typeof UnitPosts>;

/** `GET /me`: the person, the posts held today, and the one that counts for this request. */
export const Me = z.object({
  personId: z.string(),
  personName: z.string(),
  posts: z.array(z.object({ id: Id, role: PostRole, title: z.string(), unit: UnitName, actingUnit: UnitName })),
  currentPostId: Id,
  /** Present in the embedded mode, whose people are invented. */
  demo: z.literal(true).optional(),
});
export type Me = z.infer<typeof Me>;
