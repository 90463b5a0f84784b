import { describe, expect, it } from '@jest/globals';
import type { TableSize } from './table-sizes.js';
import { yearly } from './yearly.js';

const played = { items: 100, assignments: 400, reports: 800 };
const volumes = { items: 1_000, assignments: 4_000, reports: 100_000 };
const size = (service: TableSize['service'], table: string, rows: number): TableSize => ({
  service,
  table,
  rows,
  tableBytes: rows * 100,
  indexBytes: rows * 50,
});

describe('yearly', () => {
  it.each([
    ['a table of items', size('intake', 'item', 100), 1_000],
    ['a log of items', size('intake', 'event_log', 800), 8_000],
    ['a table of assignments', size('tracking', 'assignment', 400), 4_000],
    ['a table of reports', size('tracking', 'progress_entry', 800), 100_000],
    ['a log with an event for each report', size('tracking', 'event_log', 2_800), 120_000],
    ['receipts, of which a month is there', size('intake', 'command_receipt', 730), 600],
  ])('scales %s by what brings its rows', (_case, table, rows) => {
    expect(yearly(table, played, volumes)).toEqual({ rows, bytes: rows * 150 });
  });

  it('leaves out what does not grow with the work', () => {
    expect(yearly(size('reporting', 'unit', 19_134), played, volumes)).toBeNull();
  });
});
