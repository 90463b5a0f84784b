import { table } from '../bench-lifecycle/report.js';
import { bytesOf } from './table-sizes.js';
import type { TableSize } from './table-sizes.js';
import { yearly } from './yearly.js';
import type { Played, YearlySize } from './yearly.js';

const GIB = 2 ** 30;

export interface ScaleReport {
  bench: 'scale';
  played: Played;
  tables: (TableSize & { bytesPerRow: number; yearly: YearlySize | null })[];
  /** What NATS keeps, for `STREAM_MAX_AGE_DAYS` only. */
  stream: { messages: number; bytesPerMessage: number };
  /** Of the four databases together, a year. */
  yearlyGiB: number;
}

export function reportOf(played: Played, sizes: TableSize[], stream: ScaleReport['stream']): ScaleReport {
  const tables = sizes.map((size) => ({
    ...size,
    bytesPerRow: Math.round(bytesOf(size) / size.rows),
    yearly: yearly(size, played),
  }));
  const yearlyBytes = tables.reduce((sum, { yearly }) => sum + (yearly?.bytes ?? 0), 0);
  return { bench: 'scale', played, tables, stream, yearlyGiB: Math.round((yearlyBytes / GIB) * 10) / 10 };
}

/** The report for people. */
export function textOf({ played, tables, stream, yearlyGiB }: ScaleReport): string {
  return [
    `${played.items} items, ${played.assignments} assignments, ${played.reports} reports played`,
    ...table([
      ['', 'rows', 'bytes/row', 'of these indexes', 'rows a year', 'GiB a year'],
      ...tables.map(({ service, table: name, rows, bytesPerRow, indexBytes, yearly: grown }) => [
        `${service}.${name}`,
        String(rows),
        String(bytesPerRow),
        String(Math.round(indexBytes / rows)),
        grown ? grown.rows.toLocaleString('en') : '–',
        grown ? (grown.bytes / GIB).toFixed(2) : '–',
      ]),
    ]),
    `NATS: ${stream.bytesPerMessage} bytes a message, of ${stream.messages}`,
    `${yearlyGiB} GiB a year in the four databases together, packed`,
  ].join('\n');
}
