import { z } from 'zod';

/** One thing wrong with the input: where, by which rule, and the sentence for the person. */
export const ProblemField = z.object({ field: z.string(), rule: z.string(), message: z.string() });
export type ProblemField = z.infer<typeof ProblemField>;

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
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
