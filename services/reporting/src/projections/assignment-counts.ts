import type { EntityManager } from 'typeorm';
import { nothingPacked, withAdded, type Packed } from '../domain/packed-amounts.js';
import { byMonth, byRow, byYear, type CountChange } from '../domain/tally.js';

/**
 * Whoever adds to counters reads a row, adds in memory and writes it, so one at a time. Batches of events took turns before, too:
 * nearly all of them touch the counters of the region. A rebuild beside has tables, and so turns, of its own.
 */
const lockSql = `SELECT pg_advisory_xact_lock(hashtext('assignment_count'), 'assignment_count'::regclass::oid::integer)`;

// A row at a time, whatever the server believes to know of tables it has not analysed yet.
const countersSql = `
  SELECT known.* FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted (unit_id, key, place)
  LEFT JOIN LATERAL (
    SELECT c.latest, encode(c.years, 'hex') AS years, encode(c.months, 'hex') AS months FROM assignment_count c
     WHERE c.unit_id = wanted.unit_id AND c.key = wanted.key OFFSET 0) known ON true
  ORDER BY wanted.place`;
const daysSql = `
  SELECT known.* FROM unnest($1::text[], $2::text[], $3::integer[]) WITH ORDINALITY AS wanted (unit_id, key, month, place)
  LEFT JOIN LATERAL (
    SELECT encode(d.days, 'hex') AS days FROM assignment_day_count d
     WHERE d.unit_id = wanted.unit_id AND d.key = wanted.key AND d.month = wanted.month OFFSET 0) known ON true
  ORDER BY wanted.place`;

const writeCountersSql = `
  INSERT INTO assignment_count (unit_id, key, latest, years, months)
  SELECT unit_id, key, latest, decode(years, 'hex'), decode(months, 'hex')
  FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::text[]) AS counter (unit_id, key, latest, years, months)
  ON CONFLICT (unit_id, key) DO UPDATE SET latest = excluded.latest, years = excluded.years, months = excluded.months`;
const writeDaysSql = `
  INSERT INTO assignment_day_count (unit_id, key, month, days)
  SELECT unit_id, key, month, decode(days, 'hex')
  FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[]) AS counted (unit_id, key, month, days)
  ON CONFLICT (unit_id, key, month) DO UPDATE SET days = excluded.days`;

export const lockCounts = async (manager: EntityManager): Promise<void> => {
  await manager.query(lockSql);
};

/** Adds to the counters, each row once. Until the end of the transaction nobody else does. */
export async function writeCounts(manager: EntityManager, changes: readonly CountChange[]): Promise<void> {
  if (changes.length === 0) return;
  await lockCounts(manager);
  await writeCounters(manager, changes);
  await writeDays(manager, changes);
}

async function writeCounters(manager: EntityManager, changes: readonly CountChange[]): Promise<void> {
  const units = arrayOf(changes.map(({ unitId }) => unitId));
  const keys = arrayOf(changes.map(({ key }) => key));
  const known = await manager.query<{ latest: number | null; years: string | null; months: string | null }[]>(
    countersSql,
    [units, keys],
  );
  const rows = changes.map(({ days }, index) => {
    const before = known[index];
    const months = byMonth(days);
    return {
      latest: Math.max(before?.latest ?? 0, ...days.keys()),
      years: hexOf(withAdded(packedOf(before?.years), byYear(months))),
      months: hexOf(withAdded(packedOf(before?.months), months)),
    };
  });
  await manager.query(writeCountersSql, [
    units,
    keys,
    arrayOf(rows.map(({ latest }) => latest)),
    arrayOf(rows.map(({ years }) => years)),
    arrayOf(rows.map(({ months }) => months)),
  ]);
}

async function writeDays(manager: EntityManager, changes: readonly CountChange[]): Promise<void> {
  const rows = changes.flatMap((change) => [...byRow(change)].map(([month, days]) => ({ ...change, month, days })));
  const place = [
    arrayOf(rows.map(({ unitId }) => unitId)),
    arrayOf(rows.map(({ key }) => key)),
    arrayOf(rows.map(({ month }) => month)),
  ];
  const known = await manager.query<{ days: string | null }[]>(daysSql, place);
  const packed = rows.map(({ days }, index) => hexOf(withAdded(packedOf(known[index]?.days), days)));
  await manager.query(writeDaysSql, [...place, arrayOf(packed)]);
}

export const packedOf = (hex: string | null | undefined): Packed => (hex ? Buffer.from(hex, 'hex') : nothingPacked);
const hexOf = (packed: Packed): string =>
  packed.length === 0 ? '""' : Buffer.from(packed.buffer, packed.byteOffset, packed.length).toString('hex');

/**
 * An array as PostgreSQL reads it. The driver would look for quotes and commas in each of a million values of a batch, and codes,
 * days and numbers have none; that took longer than the statement.
 */
const arrayOf = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;
