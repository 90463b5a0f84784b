import type { ReactNode } from 'react';
import type { SortState } from '../sort-button.js';

/** A column of a ledger: how its cell is shown and, where the service can sort by it, in which orders. */
export interface GridColumn<Row> {
  key: string;
  label: string;
  /** Pixels; a column that grows takes what the others leave. */
  width: number;
  grows?: boolean;
  /** Its texts are never wider than the column. */
  fits?: boolean;
  /** Figures stand to the right. */
  isNumber?: boolean;
  sort?: { ascending: string; descending: string } | undefined;
  cell: (row: Row) => ReactNode;
  /** Whole text where the cell cuts it. */
  hint?: (row: Row) => string | undefined;
  /** Whoever reaches the cell by keys sees its hint unfolded. */
  unfolds?: boolean;
}

/** `aria-sort` of a column under the present order. */
export function sortStateOf<Row>(column: GridColumn<Row>, sort: string | undefined): SortState {
  if (sort !== undefined && column.sort?.ascending === sort) return 'ascending';
  if (sort !== undefined && column.sort?.descending === sort) return 'descending';
  return 'none';
}

/** CSS grid tracks of a row: the selection, then the columns. */
export const tracksOf = <Row>(columns: readonly GridColumn<Row>[], isSelectable: boolean): string =>
  [
    ...(isSelectable ? ['40px'] : []),
    ...columns.map(({ width, grows }) => (grows ? `minmax(${width}px, 1fr)` : `${width}px`)),
  ].join(' ');

/** Below this width the grid scrolls sideways. */
export const leastWidthOf = <Row>(columns: readonly GridColumn<Row>[], isSelectable: boolean): number =>
  columns.reduce((sum, { width }) => sum + width, isSelectable ? 40 : 0);
