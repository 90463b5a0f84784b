import { z } from 'zod';
import { ItemStatus, RegionLevel, UnitKind } from '../codes.js';
import { Id, UnitId } from '../scalars.js';

/** `GET /search`: what the search field of the header finds. */
export const SearchQuery = z.strictObject({
  /** Part of an item's number or title; part of a unit's name, first digits of its code, or its pinyin initials. */
  query: z.string().trim().min(1).max(100),
  /** At most this many items and this many units. */
  limit: z.coerce.number().int().min(1).max(10).default(10),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const FoundItem = z.object({
  id: Id,
  itemNo: z.string().nullable(),
  /** Masked for callers outside the distribution of a work-secret item, who find it by its number alone. */
  title: z.string(),
  isMasked: z.boolean(),
  status: ItemStatus,
  issuingUnit: z.object({ id: UnitId, name: z.string() }),
});
export type FoundItem = z.infer<typeof FoundItem>;

export const FoundUnit = z.object({
  id: UnitId,
  name: z.string(),
  shortName: z.string(),
  level: RegionLevel,
  kind: UnitKind,
  /** Short names from the autonomous region down to the unit above this one. */
  breadcrumbNames: z.array(z.string()),
  /** Whether the unit is the caller's or lies below it, so that its dashboard and rows can be opened. */
  isInJurisdiction: z.boolean(),
});
export type FoundUnit = z.infer<typeof FoundUnit>;

/** The best match first. */
export const SearchResult = z.object({ items: z.array(FoundItem), units: z.array(FoundUnit) });
export type SearchResult = z.infer<typeof SearchResult>;
