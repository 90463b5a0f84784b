import { z } from 'zod';

/** A query parameter that takes several codes, separated by commas: `?status=SUBMITTED,RETURNED`. */
export const anyOf = <E extends Readonly<Record<string, string>>>(codes: z.ZodEnum<E>) =>
  z
    .string()
    .max(400)
    .transform((text) => text.split(','))
    .pipe(z.array(codes));
