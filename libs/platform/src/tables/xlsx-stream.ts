import { Zip, ZipDeflate } from 'fflate';
import { sheetEnd, sheetHead, sheetRow, workbookPart, xlsxParts } from './xlsx.js';

const encoder = new TextEncoder();

/**
 * A workbook with one sheet, made while its rows are read: neither the rows nor the file are ever in memory as a whole, and
 * between two pages other requests have their turn.
 * @param pages rows of cells, some at a time; the first of all is the head
 */
export async function* xlsxStream(
  sheetName: string,
  widths: readonly number[],
  pages: AsyncIterable<readonly (readonly (string | number)[])[]>,
): AsyncIterable<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, text] of [...Object.entries(xlsxParts), ['xl/workbook.xml', workbookPart(sheetName)] as const])
    part(zip, name).push(encoder.encode(text), true);
  const sheet = part(zip, 'xl/worksheets/sheet1.xml');
  sheet.push(encoder.encode(sheetHead(widths)));
  let isHead = true;
  for await (const rows of pages) {
    sheet.push(encoder.encode(rows.map((cells, index) => sheetRow(cells, isHead && index === 0 ? 1 : 0)).join('')));
    isHead = false;
    yield* chunks.splice(0);
  }
  sheet.push(encoder.encode(sheetEnd), true);
  zip.end();
  yield* chunks.splice(0);
}

function part(zip: Zip, name: string): ZipDeflate {
  // The lowest level: a table of few different words shrinks to a tenth with it, in a third of the time.
  const file = new ZipDeflate(name, { level: 1 });
  zip.add(file);
  return file;
}
