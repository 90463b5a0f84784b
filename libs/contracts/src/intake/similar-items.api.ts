import { z } from 'zod';
import { ItemStatus } from '../codes.js';
import { Id } from '../scalars.js';
import { UnitName } from './units.api.js';

/** `GET /items/similar`: the warning beside the form that the matter may have been registered before. */
export const SimilarItemsQuery = z.strictObject({
  title: z.string().trim().min(1).max(200),
  /** The draft being written. */
  excludeId: Id.optional(),
});
export type SimilarItemsQuery = z.infer<typeof SimilarItemsQuery>;

/** Items that are not over and that the caller may read, the most similar first, at most ten. */
export const SimilarItems = z.array(
  z.object({
    id: Id,
    itemNo: z.string().nullable(),
    title: z.string(),
    status: ItemStatus,
    /** Shared parts of the titles, 0 to 1. */
    similarity: z.number().min(0).max(1),
    issuingUnit: UnitName,
  }),
);
export type SimilarItems = z.infer<typeof SimilarItems>;
