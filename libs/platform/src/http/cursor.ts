import type { z } from 'zod';
import { fieldProblem } from './problem-error.js';

/** Sort key of the last row of a page, opaque to the caller. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * @param schema tuple of the sort key, such as `z.tuple([Instant, Id])`
 * @throws {ProblemError} 400 for a cursor that is not of this list
 */
export function decodeCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const result = schema.safeParse(parse(Buffer.from(cursor, 'base64url').toString()));
  if (!result.success) throw fieldProblem('platform.input.cursor', 'cursor');
  return result.data;
}

function parse(text: string): unknown {
  // A NUL that decodes here would be refused only by the database.
  if (text.includes('\\u0000')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Cuts a page out of rows read with `LIMIT limit + 1`.
 * @param key sort key of a row, in the order of the list
 */
export function pageFrom<Row>(
  rows: Row[],
  limit: number,
  key: (row: Row) => readonly (string | number | null)[],
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null };
}
