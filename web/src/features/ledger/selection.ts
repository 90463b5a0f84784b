/** One command over several rows takes this many (`ids` of the batch endpoints). */
export const mostSelected = 100;

/** The chosen rows by id, in the order in which they were chosen. */
export type Selection<Row> = ReadonlyMap<string, Row>;

export const nothingSelected: Selection<never> = new Map<string, never>();

interface Identified {
  id: string;
}

export function toggled<Row extends Identified>(selection: Selection<Row>, row: Row): Selection<Row> {
  if (!selection.has(row.id)) return selectedAlso(selection, [row]);
  const next = new Map(selection);
  next.delete(row.id);
  return next;
}

/** Adds rows up to the most that one command takes. */
export function selectedAlso<Row extends Identified>(selection: Selection<Row>, rows: readonly Row[]): Selection<Row> {
  const next = new Map(selection);
  for (const row of rows) if (next.size < mostSelected || next.has(row.id)) next.set(row.id, row);
  return next;
}

/** The stretch between two rows of what is in memory, both included, whichever comes first. */
export function stretch<Row>(rowAt: (index: number) => Row | undefined, from: number, to: number): Row[] {
  const [low, high] = from < to ? [from, to] : [to, from];
  const rows: Row[] = [];
  for (let index = low; index <= high; index += 1) {
    const row = rowAt(index);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}
