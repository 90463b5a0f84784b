import { z } from 'zod';

/** Query of a list: `z.strictObject({ ...Page.shape, status: … })`. Answers are `{ rows, nextCursor }`. */
export const Page = z.strictObject({
  cursor: z.string().min(1).max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type Page = z.infer<typeof Page>;

/** `rows` in the list's order and where to go on; null at the end. */
export const pageOf = <S extends z.ZodType>(row: S) =>
  z.object({ rows: z.array(row), nextCursor: z.string().nullable() });
