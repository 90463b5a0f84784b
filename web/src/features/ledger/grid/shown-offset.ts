interface Seen {
  /** Pixels the list is scrolled by. */
  offset: number;
  /** Pixels between the heading and the lower edge. */
  height: number;
  rowHeight: number;
}

/** How far the list has to be scrolled for a row to be seen whole: as far as it is, where the row is seen already. */
export function shownOffset(row: number, { offset, height, rowHeight }: Seen): number {
  const top = row * rowHeight;
  if (top < offset) return top;
  return Math.max(offset, top + rowHeight - height);
}
