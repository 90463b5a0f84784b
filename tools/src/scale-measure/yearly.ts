import { bytesOf } from './table-sizes.js';
import type { TableSize } from './table-sizes.js';

/** What a province writes in a year; docs/scale.md says where the figures come from. */
export const province = { items: 150_000, assignments: 400_000, reports: 7_500_000 };
export type Volumes = typeof province;

/** What was played before the sizes were taken. */
export type Played = Volumes;

export interface YearlySize {
  rows: number;
  bytes: number;
}

/** Copies of the organization, and what is loaded once: they do not grow with the work. */
const standing = new Set(['unit', 'post', 'organization_import', 'rule_set', 'deadline_policy', 'migrations']);
/** Tables whose rows come with the items; the others come with the assignments. */
const byItem = new Set([
  'intake.item',
  'intake.planned_assignment',
  'intake.document_number',
  'intake.number_series',
  'intake.event_log',
  'intake.outbox',
  'tracking.item_header',
  'tracking.inbox',
  'tracking.consumer_position',
  'reporting.item_row',
]);
/** A row for each report, besides what comes with the assignments. */
const byReport = new Set(['tracking.progress_entry', 'tracking.event_log']);
/** Kept for thirty days only. */
const receipts = 'command_receipt';

/** Rows and bytes a table gains in a year; null for one that does not grow with the work. */
export function yearly(size: TableSize, played: Played, volumes: Volumes = province): YearlySize | null {
  if (standing.has(size.table)) return null;
  const name = `${size.service}.${size.table}`;
  const perRow = bytesOf(size) / size.rows;
  const rows = Math.round(yearlyRows(name, size, played, volumes));
  return { rows, bytes: rows * perRow };
}

function yearlyRows(name: string, { table, rows }: TableSize, played: Played, volumes: Volumes): number {
  if (table === receipts) {
    const perYear =
      name === 'tracking.command_receipt'
        ? others(rows, played, volumes) + volumes.reports
        : (rows / played.items) * volumes.items;
    return (perYear * 30) / 365;
  }
  if (byReport.has(name)) return others(rows, played, volumes) + volumes.reports;
  if (byItem.has(name)) return (rows / played.items) * volumes.items;
  return (rows / played.assignments) * volumes.assignments;
}

/** Rows that come with assignments, among those that reports bring too. */
const others = (rows: number, played: Played, volumes: Volumes): number =>
  (Math.max(0, rows - played.reports) / played.assignments) * volumes.assignments;
