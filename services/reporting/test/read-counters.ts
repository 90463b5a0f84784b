import type { DataSource } from 'typeorm';
import type { ReadCounter } from '../src/domain/count-sums.js';

/** The counters of a key with everything they have, by unit. */
export function readCounters(dataSource: DataSource, key: string): Promise<ReadCounter[]> {
  return dataSource
    .query<(Omit<ReadCounter, 'days'> & { firsts: number[]; packed: Buffer[] })[]>(
      `SELECT unit_id AS "unitId", latest, years, months, firsts, packed FROM assignment_count c, LATERAL (
         SELECT array_agg(month) AS firsts, array_agg(days) AS packed FROM assignment_day_count d
          WHERE d.unit_id = c.unit_id AND d.key = c.key) days
        WHERE key = $1 ORDER BY unit_id`,
      [key],
    )
    .then((rows) =>
      rows.map(({ firsts, packed, ...counter }) => ({
        ...counter,
        days: firsts.map((month, index) => ({ month, days: packed[index] ?? Buffer.of() })),
      })),
    );
}
