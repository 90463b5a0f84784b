import { DomainError, sentenceFor } from '@ducha/contracts';
import { tableFile, type Cells, type TableFormat } from './table-file.js';

/** More rows than anyone reads in a spreadsheet; a narrower filter serves better. */
const rowsAtMost = 50_000;
/** How many rows of a list are read at a time for a file. */
export const exportPageRows = 1_000;

export interface ExportColumn<Row> {
  /** What stands above the column. */
  name: string;
  /** In characters of a spreadsheet's column. */
  width: number;
  cell: (row: Row) => string | number;
}

interface ReadPage<Row> {
  rows: readonly Row[];
  nextCursor: string | null;
}

interface Exported<Row> {
  format: TableFormat;
  /** Key of the sentence that names the sheet. */
  sheet: string;
  columns: readonly ExportColumn<Row>[];
  /** All rows of the filters. */
  total: number;
  first: ReadPage<Row>;
  next: (cursor: string) => Promise<ReadPage<Row>>;
}

/**
 * The rows of a list as a file, read page by page while it is sent.
 * @throws DomainError RULE_VIOLATED for more than 50,000 rows, before the first byte
 */
export function exportedRows<Row>({
  format,
  sheet,
  columns,
  total,
  first,
  next,
}: Exported<Row>): AsyncIterable<unknown> {
  if (total > rowsAtMost) {
    throw new DomainError('RULE_VIOLATED', 'platform.export.too-many', { total, most: rowsAtMost });
  }
  const widths = columns.map(({ width }) => width);
  return tableFile(format, { name: sentenceFor(sheet), widths }, tables(columns, first, next));
}

async function* tables<Row>(
  columns: readonly ExportColumn<Row>[],
  first: ReadPage<Row>,
  next: Exported<Row>['next'],
): AsyncIterable<Cells[]> {
  yield [columns.map(({ name }) => name)];
  for (let page = first; ; page = await next(page.nextCursor)) {
    yield page.rows.map((row) => columns.map(({ cell }) => cell(row)));
    if (page.nextCursor === null) return;
  }
}
