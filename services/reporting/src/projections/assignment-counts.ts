import type { EntityManager } from 'typeorm';
import { countColumns } from '../domain/count-columns.js';
import type { CountRow } from '../domain/tally.js';

const values = countColumns.map((_, index) => `$${index + 5}::integer[]`);
const added = countColumns.map((column) => `coalesce(${column}, 0)`);
const sum = countColumns.map((column) => `${column} = c.${column} + excluded.${column}`);

const upsertSql = `
  INSERT INTO assignment_count AS c (unit_id, key, grain, day, ${countColumns.join(', ')})
  SELECT unit_id, key, grain, day, ${added.join(', ')}
  FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], ${values.join(', ')})
    AS changed (unit_id, key, grain, day, ${countColumns.join(', ')})
  ON CONFLICT (unit_id, key, grain, day) DO UPDATE SET ${sum.join(', ')}`;

/** Adds to the counters: one statement for all rows of a batch, sorted as they come. */
export async function writeCounts(manager: EntityManager, rows: readonly CountRow[]): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(upsertSql, [
    arrayOf(rows.map(({ unitId }) => unitId)),
    arrayOf(rows.map(({ key }) => key)),
    arrayOf(rows.map(({ grain }) => grain)),
    arrayOf(rows.map(({ day }) => day)),
    ...countColumns.map((_, place) => columnOf(rows, place)),
  ]);
}

/** Most columns have nothing to add in a batch; what is not given counts as nothing. */
function columnOf(rows: readonly CountRow[], place: number): string {
  const amounts = rows.map((row) => row.amounts[place] ?? 0);
  return arrayOf(amounts.some((amount) => amount !== 0) ? amounts : []);
}

/**
 * An array as PostgreSQL reads it. The driver would look for quotes and commas in each of a million values of a batch, and codes,
 * days and numbers have none; that took longer than the statement.
 */
const arrayOf = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;
