/** A row of the list that is in the page. */
export interface PlacedRow {
  /** Place in the whole list. */
  index: number;
  /** Pixels from the top of the list. */
  top: number;
}

export interface SlottedRow extends PlacedRow {
  /** The row of the page that shows it: a row that scrolls out of sight is used again for one that comes into sight. */
  slot: number;
}

/**
 * Neighbouring rows with the row of the page that shows each, in the order in which those stand in the page: from the one that
 * shows place `first` on. With the first row as `first` that is the order of the list; while one scrolls `first` stays what it
 * was, so that nothing has to be moved in the page.
 * @param most rows that can be in the page at once
 */
export function slotted(rows: readonly PlacedRow[], most: number, first: number): SlottedRow[] {
  const size = Math.max(most, rows.length);
  const slotOf = (index: number): number => ((index % size) + size) % size;
  return rows
    .map((row) => ({ ...row, slot: slotOf(row.index) }))
    .sort((one, other) => slotOf(one.index - first) - slotOf(other.index - first));
}
