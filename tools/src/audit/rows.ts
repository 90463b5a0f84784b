import { rowsOf } from './sources.js';
import type { DatabaseUrls } from './sources.js';

/** A row of the owner beside reporting's row of the same thing. */
export interface RowPair {
  name: string;
  owner: keyof DatabaseUrls;
  source: string;
  model: string;
  /** Columns that both have under the same name. */
  columns: readonly string[];
}

export const rowPairs: readonly RowPair[] = [
  {
    name: 'items',
    owner: 'intake',
    source: 'item',
    model: 'item_row',
    columns: [
      'version',
      'status',
      'issuing_unit_path',
      'item_no',
      'source_kind',
      'content_category',
      'disclosure',
      'closed_at',
    ],
  },
  {
    name: 'assignments',
    owner: 'tracking',
    source: 'assignment',
    model: 'assignment_row',
    columns: [
      'version',
      'status',
      'unit_path',
      'role',
      'is_overdue',
      'delivered_at',
      'acknowledged_at',
      'first_reported_at',
      'submitted_at',
      'closed_at',
      'report_due_at',
      'completion_due_at',
      'next_due_at',
      'warn_at',
      'clock_stopped_at',
      'return_count',
      'urge_count',
    ],
  },
  {
    name: 'deductions',
    owner: 'scoring',
    source: 'deduction',
    model: 'deduction_row',
    columns: ['version', 'status', 'unit_path', 'points_tenths', 'assessment_year', 'rule_code'],
  },
];

export interface RowDifference {
  id: string;
  what: string;
}
export interface RowComparison {
  name: string;
  rows: number;
  differences: RowDifference[];
}

type Row = Record<string, string | null> & { id: string };

const pageSize = 5_000;

/** Both sides as texts, instants in milliseconds: events carry no more. */
const pageSql = (table: string, columns: readonly string[], isOfIds: boolean): string => `
  SELECT id::text, ${columns
    .map((column) =>
      column.endsWith('_at')
        ? `(round(extract(epoch FROM ${column}) * 1000))::bigint::text AS ${column}`
        : `${column}::text`,
    )
    .join(', ')}
    FROM ${table} WHERE ${isOfIds ? 'id = ANY ($1::uuid[])' : 'id > $1::uuid AND ($2::uuid IS NULL OR id <= $2::uuid)'}
   ORDER BY id ${isOfIds ? '' : `LIMIT $3`}`;

/** What differs between the rows of both sides. */
export function rowDifferences(
  columns: readonly string[],
  source: readonly Row[],
  model: readonly Row[],
): RowDifference[] {
  const shown = new Map(model.map((row) => [row.id, row]));
  const differences: RowDifference[] = [];
  for (const row of source) {
    const other = shown.get(row.id);
    shown.delete(row.id);
    if (!other) {
      differences.push({ id: row.id, what: 'has no row in reporting' });
      continue;
    }
    const wrong = columns.filter((column) => row[column] !== other[column]);
    if (wrong.length > 0)
      differences.push({
        id: row.id,
        what: wrong.map((column) => `${column} shows ${other[column]}, is ${row[column]}`).join('; '),
      });
  }
  for (const id of shown.keys()) differences.push({ id, what: 'is only in reporting' });
  return differences;
}

/** Compares every row of reporting with its source, a page of ids at a time. */
export async function compareRows(urls: DatabaseUrls & { reporting: string }, pair: RowPair): Promise<RowComparison> {
  const differences: RowDifference[] = [];
  let rows = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const sql = (table: string): string => pageSql(table, pair.columns, false);
    const source = await rowsOf<Row>(urls[pair.owner], sql(pair.source), [after, null, pageSize]);
    // The last page is open at its end: rows that only reporting has lie there too.
    const isLast = source.length < pageSize;
    const until = isLast ? null : (source.at(-1)?.id ?? null);
    const model = await rowsOf<Row>(urls.reporting, sql(pair.model), [after, until, isLast ? null : pageSize * 2]);
    rows += source.length;
    differences.push(...rowDifferences(pair.columns, source, model));
    if (until === null) return { name: pair.name, rows, differences };
    after = until;
  }
}

/** Looks again at rows that differed: events are on their way while people work. */
export async function stillDifferent(
  urls: DatabaseUrls & { reporting: string },
  pair: RowPair,
  differences: readonly RowDifference[],
): Promise<RowDifference[]> {
  const ids = differences.map(({ id }) => id);
  const sql = (table: string): string => pageSql(table, pair.columns, true);
  return rowDifferences(
    pair.columns,
    await rowsOf<Row>(urls[pair.owner], sql(pair.source), [ids]),
    await rowsOf<Row>(urls.reporting, sql(pair.model), [ids]),
  );
}
