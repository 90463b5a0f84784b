import { z } from 'zod';
import { ProblemField } from '../problem.js';
import { Id } from '../scalars.js';
import { AssignmentView } from './assignments.api.js';

const ids = z
  .array(Id)
  .min(1)
  .max(100)
  .refine((given) => new Set(given).size === given.length);

/** `POST /api/tracking/assignments/acknowledge-batch`. */
export const AcknowledgeBatch = z.strictObject({ ids });
export type AcknowledgeBatch = z.infer<typeof AcknowledgeBatch>;

/** `POST /api/tracking/assignments/urge-batch`. */
export const UrgeBatch = z.strictObject({ ids, text: z.string().trim().min(1).max(500) });
export type UrgeBatch = z.infer<typeof UrgeBatch>;

/** Why one of the batch was refused: what a single command would have answered as `application/problem+json`. */
export const BatchRefusal = z.object({
  status: z.int(),
  code: z.string(),
  rule: z.string(),
  detail: z.string(),
  errors: z.array(ProblemField),
});
export type BatchRefusal = z.infer<typeof BatchRefusal>;

/** One result for each id, in the order of the request; each was its own command. */
export const BatchResult = z.object({
  accepted: z.int().nonnegative(),
  refused: z.int().nonnegative(),
  results: z.array(
    z.discriminatedUnion('isAccepted', [
      z.object({ id: Id, isAccepted: z.literal(true), assignment: AssignmentView }),
      z.object({ id: Id, isAccepted: z.literal(false), problem: BatchRefusal }),
    ]),
  ),
});
export type BatchResult = z.infer<typeof BatchResult>;
