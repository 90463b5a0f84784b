import type { DataSource } from 'typeorm';
import type { ReadCounter } from '../src/domain/count-sums.js';
import { addParts, noAmounts, type Amounts, type Packed } from '../src/domain/packed-amounts.js';

/** The counters of a key with everything they have, by unit. */
export function readCounters(dataSource: Pick<DataSource, 'query'>, key: string): Promise<ReadCounter[]> {
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

/** Every amount that the counters hold, by unit, key, day and column, after a check that their months and years add up to them. */
export async function allAmounts(dataSource: Pick<DataSource, 'query'>): Promise<Record<string, number[]>> {
  const keys = await dataSource.query<{ key: string }[]>('SELECT DISTINCT key FROM assignment_count');
  const all: Record<string, number[]> = {};
  for (const { key } of keys)
    for (const { unitId, years, months, days } of await readCounters(dataSource, key)) {
      const sums = { years: new Map<number, number[]>(), months: new Map<number, number[]>() };
      for (const row of days)
        for (const [part, amounts] of partsOf(row.days)) {
          const day = row.month * 32 + part;
          all[`${unitId} ${key} ${day}`] = amounts;
          const month = Math.floor(day / 32);
          addTo(sums.months, month, amounts);
          addTo(sums.years, Math.floor(month / 12), amounts);
        }
      const name = `${unitId} ${key}`;
      expect({ name, months: partsOf(months ?? Buffer.of()) }).toEqual({ name, months: notZero(sums.months) });
      expect({ name, years: partsOf(years) }).toEqual({ name, years: notZero(sums.years) });
    }
  return all;
}

function partsOf(packed: Packed): [number, number[]][] {
  const found: [number, Amounts][] = [];
  addParts(packed, (number) => {
    const amounts = noAmounts();
    found.push([number, amounts]);
    return amounts;
  });
  return found.map(([number, amounts]) => [number, [...amounts]]);
}

function addTo(sums: Map<number, number[]>, number: number, amounts: readonly number[]): void {
  const sum = sums.get(number);
  sums.set(number, sum === undefined ? [...amounts] : sum.map((value, place) => value + (amounts[place] ?? 0)));
}

const notZero = (sums: ReadonlyMap<number, number[]>): [number, number[]][] =>
  [...sums].filter(([, amounts]) => amounts.some((amount) => amount !== 0)).toSorted(([a], [b]) => a - b);
