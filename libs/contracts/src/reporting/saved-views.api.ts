import { z } from 'zod';
import { Id, Instant } from '../scalars.js';

export const SavedViewLedger = z.enum(['assignments', 'items', 'deductions']);
export type SavedViewLedger = z.infer<typeof SavedViewLedger>;

/** Query parameters of the ledger, as its address has them. */
const FilterValue = z.union([z.string().max(400), z.number(), z.boolean(), z.array(z.string().max(100)).max(100)]);
export const SavedViewFilter = z
  .record(z.string().regex(/^[a-zA-Z]{1,40}$/), FilterValue)
  .refine((filter) => Object.keys(filter).length <= 40);
export type SavedViewFilter = z.infer<typeof SavedViewFilter>;

const view = {
  name: z.string().trim().min(1).max(50),
  ledger: SavedViewLedger,
  filter: SavedViewFilter,
  /** Columns from left to right; empty for the ledger's own choice. */
  columns: z.array(z.string().regex(/^[a-zA-Z]{1,40}$/)).max(40),
  sort: z.string().regex(/^-?[a-zA-Z]{1,40}$/),
  /** Also for the colleagues who act for the same unit; they may use the view, not change it. */
  isShared: z.boolean(),
};

/** `GET /saved-views`. */
export const SavedViewsQuery = z.strictObject({ ledger: SavedViewLedger.optional() });
export type SavedViewsQuery = z.infer<typeof SavedViewsQuery>;

/** `POST /saved-views`. */
export const SaveViewBody = z.strictObject({
  ...view,
  columns: view.columns.default([]),
  sort: view.sort.nullish(),
  isShared: view.isShared.default(false),
});
export type SaveViewBody = z.infer<typeof SaveViewBody>;

/** `PATCH /saved-views/:id`: what is given replaces what was there. */
export const ChangeViewBody = z
  .strictObject({ ...view, sort: view.sort.nullable() })
  .omit({ ledger: true })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0);
export type ChangeViewBody = z.infer<typeof ChangeViewBody>;

export const SavedView = z.object({
  id: Id,
  version: z.int().positive(),
  name: z.string(),
  ledger: SavedViewLedger,
  filter: SavedViewFilter,
  columns: z.array(z.string()),
  sort: z.string().nullable(),
  isShared: z.boolean(),
  owner: z.object({ personId: z.string(), personName: z.string() }),
  /** Whether the caller may change it. */
  isOwn: z.boolean(),
  updatedAt: Instant,
});
export type SavedView = z.infer<typeof SavedView>;

/** The caller's own ones first, then those shared in the acting unit, each by name. */
export const SavedViewList = z.object({ rows: z.array(SavedView) });
export type SavedViewList = z.infer<typeof SavedViewList>;
