/** A page and where to go on from it in both directions; null where there is nothing further. */
export interface KeysetPage<Row> {
  rows: Row[];
  next: Row | null;
  previous: Row | null;
}

/**
 * Cuts a page out of rows read with one more than `limit`, and puts rows read backwards in the list's order.
 * @param from how the page was reached: from the beginning, after a row, before a row, or from the end
 */
export function keysetPage<Row>(
  read: readonly Row[],
  limit: number,
  from: 'BEGINNING' | 'AFTER' | 'BEFORE' | 'END',
): KeysetPage<Row> {
  const hasMore = read.length > limit;
  const isBackwards = from === 'BEFORE' || from === 'END';
  const rows = isBackwards ? read.slice(0, limit).reverse() : read.slice(0, limit);
  const hasNext = isBackwards ? from === 'BEFORE' : hasMore;
  const hasPrevious = isBackwards ? hasMore : from === 'AFTER';
  return { rows, next: (hasNext && rows.at(-1)) || null, previous: (hasPrevious && rows[0]) || null };
}
