import { services } from '../client/databases.js';
import type { Service } from '../client/databases.js';
import type { Databases } from '../faults/checks/rows.js';

/** A table with its partitions, packed: without dead rows and free space. */
export interface TableSize {
  service: Service;
  table: string;
  rows: number;
  /** Bytes of the rows themselves, long texts included. */
  tableBytes: number;
  indexBytes: number;
}

/** Tables with at least this many rows: below, the smallest page weighs more than the rows in it. */
const fewestRows = 200;

/** Packs all tables of the platform and takes their sizes, the largest first. */
export async function tableSizes(databases: Databases): Promise<TableSize[]> {
  const sizes: TableSize[] = [];
  for (const service of services) {
    await databases.rows(service, 'VACUUM FULL');
    const tables = await databases.rows<{ table: string; tableBytes: string; indexBytes: string }>(
      service,
      `SELECT coalesce(pg_partition_root(c.oid), c.oid)::regclass::text AS "table",
              sum(pg_table_size(c.oid)) AS "tableBytes", sum(pg_indexes_size(c.oid)) AS "indexBytes"
         FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY 1`,
    );
    for (const { table, tableBytes, indexBytes } of tables) {
      const rows = await databases.number(service, `SELECT count(*) FROM ${table}`);
      if (rows >= fewestRows)
        sizes.push({ service, table, rows, tableBytes: Number(tableBytes), indexBytes: Number(indexBytes) });
    }
  }
  return sizes.toSorted((one, other) => bytesOf(other) - bytesOf(one));
}

export const bytesOf = ({ tableBytes, indexBytes }: TableSize): number => tableBytes + indexBytes;
