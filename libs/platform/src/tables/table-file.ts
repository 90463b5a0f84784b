import { byteOrderMark, csvLine } from './csv.js';
import { xlsxStream } from './xlsx-stream.js';

export type Cells = (string | number)[];

const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
export type TableFormat = keyof typeof contentTypes;

/** What the answer with such a file says of it. */
export const tableHeaders = (format: TableFormat, name: string): { type: string; disposition: string } => ({
  type: contentTypes[format],
  disposition: `attachment; filename="${name}.${format}"`,
});

/** A table as a file, made while its rows are read. @param pages rows of cells, some at a time; the first of all is the head */
export const tableFile = (
  format: TableFormat,
  sheet: { name: string; widths: readonly number[] },
  pages: AsyncIterable<Cells[]>,
): AsyncIterable<unknown> => (format === 'csv' ? csv(pages) : xlsxStream(sheet.name, sheet.widths, pages));

async function* csv(pages: AsyncIterable<Cells[]>): AsyncIterable<string> {
  yield byteOrderMark;
  for await (const rows of pages) yield rows.map(csvLine).join('');
}
