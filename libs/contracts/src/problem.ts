import { z } from 'zod';
import { Instant } from './scalars.js';

/** One thing wrong with the input: where, by which rule, and the sentence for the person. */
export const ProblemField = z.object({ field: z.string(), rule: z.string(), message: z.string() });
export type ProblemField = z.infer<typeof ProblemField>;

/** What a command on an outdated version is told: what is there now, who changed it and when (`null` where not known). */
export const Conflict = z.object({
  currentVersion: z.int(),
  changedBy: z.object({ personId: z.string(), personName: z.string() }).nullable(),
  changedAt: Instant.nullable(),
});
export type Conflict = z.infer<typeof Conflict>;

/** Every refusal of every service, as `application/problem+json` (RFC 9457). */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    /** Key of the rule that refused; its sentence is `detail`. */
    rule: z.string(),
    errors: z.array(ProblemField),
    requestId: z.string(),
    /** Only where `code` is VERSION_CONFLICT because of `If-Match`. */
    conflict: Conflict.optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
