import type { Selection } from '../selection.js';
import type { RowSource } from '../use-row-window.js';
import type { GridColumn } from './grid-column.js';

export interface LedgerGridProps<Row extends { id: string }> {
  /** Name of the list for screen readers. */
  label: string;
  source: RowSource<Row>;
  columns: readonly GridColumn<Row>[];
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** Undefined where there is nothing to do with several rows. */
  selection?: Selection<Row>;
  onSelect?: (selection: Selection<Row>) => void;
  /** What the row is called when it is selected. */
  nameOf: (row: Row) => string;
  /** Where the title of the row leads; Enter and a click go there. */
  onOpen?: (row: Row) => void;
  /** Reads the list from its beginning or its end; absent for short lists. */
  jump?: (end: 'FIRST' | 'LAST') => void;
  /** The list whose place is kept while its rows are opened. */
  placeKey: string;
}
