import { openClient } from './open-client.js';

/** Rows written to one table since its statistics began. */
interface RowCounts {
  inserted: number;
  updated: number;
  deleted: number;
}
/** By `<service>.<table>`. */
export type Written = Record<string, RowCounts>;

/** Rows renewed by time, whatever the load. */
const timed = new Set(['outbox_shard', 'relay_instance']);

/** The server gathers what its sessions wrote; an idle one hands its last counts in after ten seconds. */
export const gatheringMs = 11_000;

/** Partitions count as their table. */
export async function writtenSoFar(urls: Record<string, string>): Promise<Written> {
  const written: Written = {};
  for (const [service, url] of Object.entries(urls)) {
    for (const { table, ...counts } of await queryOn<RowCounts & { table: string }>(url, rowsPerTable))
      if (!timed.has(table)) written[`${service}.${table}`] = counts;
  }
  return written;
}

const rowsPerTable = `
  SELECT coalesce(parent.relname, s.relname) AS "table", sum(n_tup_ins)::float8 AS inserted,
         sum(n_tup_upd)::float8 AS updated, sum(n_tup_del)::float8 AS deleted
    FROM pg_stat_user_tables s
    LEFT JOIN pg_inherits i ON i.inhrelid = s.relid
    LEFT JOIN pg_class parent ON parent.oid = i.inhparent
   WHERE s.schemaname = 'public'
   GROUP BY 1`;

/** Rows per lifecycle of each table that was written at all. */
export function perLifecycle(before: Written, after: Written, lifecycles: number): Written {
  const share = (later = 0, earlier = 0): number => Math.round(((later - earlier) / lifecycles) * 100) / 100;
  return Object.fromEntries(
    Object.entries(after)
      .map(([table, counts]): [string, RowCounts] => [
        table,
        {
          inserted: share(counts.inserted, before[table]?.inserted),
          updated: share(counts.updated, before[table]?.updated),
          deleted: share(counts.deleted, before[table]?.deleted),
        },
      ])
      .filter(([, { inserted, updated, deleted }]) => inserted + updated + deleted > 0)
      .sort(([one], [other]) => one.localeCompare(other)),
  );
}

/** Writing transactions and bytes of write-ahead log of the whole server up to now. */
export interface ServerMark {
  transactions: number;
  walBytes: number;
}

export async function serverMark(url: string): Promise<ServerMark> {
  const [mark] = await queryOn<ServerMark>(
    url,
    `SELECT pg_snapshot_xmax(pg_current_snapshot())::text::float8 AS transactions,
            (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::float8 AS "walBytes"`,
  );
  if (!mark) throw new Error('the server did not say how far it is');
  return mark;
}

async function queryOn<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = await openClient(url);
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}
