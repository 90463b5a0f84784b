import { readFileSync } from 'node:fs';
import { unzipSync, strFromU8 } from 'fflate';
import type { Locator, Page } from 'playwright-core';

export type ExportFormat = 'csv' | 'xlsx';

/** Exports a list of the page by its menu. @returns the name of the file and its cells, row by row, figures as text */
export async function exported(
  page: Page,
  format: ExportFormat,
  within: Page | Locator = page,
): Promise<{ name: string; table: string[][] }> {
  await within.getByRole('button', { name: '导出', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: new RegExp(`（${format}）`) }).click();
  const file = await download;
  const path = await file.path();
  return { name: file.suggestedFilename(), table: (format === 'csv' ? csvTable : xlsxTable)(path) };
}

function csvTable(path: string): string[][] {
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');
  return lines.map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));
}

/** The cells of the first sheet. */
function xlsxTable(path: string): string[][] {
  const sheet = strFromU8(unzipSync(readFileSync(path))['xl/worksheets/sheet1.xml']!);
  const rows = [...sheet.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, row]) => row!);
  return rows.map((row) => [...row.matchAll(/<(t|v)\b[^>]*>(.*?)<\/\1>/gs)].map(([, , value]) => value!));
}
