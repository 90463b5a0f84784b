// Why: a role or a level at banners and townships was summed from up to twenty counters a unit, each with its months and days; and of
// what the region and leagues keep by several dimensions, that without a role is the sum of two others.
import type { ClientBase } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countColumns } from '../domain/count-columns.js';
import { dayText } from '../domain/count-days.js';
import { CounterSums, type Cells } from '../domain/counter-sums.js';
import { addParts, noAmounts, type Packed } from '../domain/packed-amounts.js';
import { lockCounts } from '../projections/assignment-counts.js';
import { CounterRows } from '../projections/counter-rows.js';

const unitsAtATime = 50;

/** Keys are category, source, role and level. Only the region, its departments and the leagues tell apart category, source and role alone. */
const wideOnly = '^[a-z]{3}-$';
const categoryRoleAndLevel = '^[a-z]-[a-z][0-9]$';
const roleOrLevel = '^--([a-z]-|-[0-9])$';
const severalAndRole = '^([a-z]{3}[0-9-]|[a-z]-[a-z][0-9]|-[a-z]{2}[0-9])$';
const severalWithoutRole = '^([a-z]{2}-[0-9-]|[a-z]--[0-9]|-[a-z]-[0-9])$';

export class RoleAndLevelCounts1764000000100 implements MigrationInterface {
  readonly name = 'RoleAndLevelCounts1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await lockCounts(runner.manager);
    await remove(runner, severalWithoutRole, await unitsWith(runner, { has: wideOnly }));
    // Where this version has counted already, nothing is missing.
    const narrow = await unitsWith(runner, { has: categoryRoleAndLevel, hasNot: roleOrLevel });
    await addSums(runner, narrow, categoryRoleAndLevel, (key) => [`--${key[2]}-`, `---${key[3]}`]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await lockCounts(runner.manager);
    await remove(runner, roleOrLevel, await unitsWith(runner, { has: roleOrLevel, hasNot: wideOnly }));
    const wide = await unitsWith(runner, { has: wideOnly });
    await addSums(runner, wide, severalAndRole, (key) => [`${key.slice(0, 2)}-${key[3]}`]);
  }
}

async function unitsWith(runner: QueryRunner, { has, hasNot = '^$' }: { has: string; hasNot?: string }) {
  const rows: { id: string }[] = await runner.query(
    `SELECT unit_id AS id FROM assignment_count GROUP BY unit_id HAVING bool_or(key ~ $1) AND NOT bool_or(key ~ $2) ORDER BY id`,
    [has, hasNot],
  );
  return rows.map(({ id }) => id);
}

async function remove(runner: QueryRunner, keys: string, units: readonly string[]): Promise<void> {
  for (const table of ['assignment_day_count', 'assignment_count'])
    await runner.query(`DELETE FROM ${table} WHERE unit_id = ANY ($1) AND key ~ $2`, [units, keys]);
}

/**
 * Adds the counters that are sums of others. All they hold is the days of these: months and years follow.
 * @param from keys that are summed; none of them has rows of days that span a year
 * @param to what a key is added to
 */
async function addSums(
  runner: QueryRunner,
  units: readonly string[],
  from: string,
  to: (key: string) => readonly string[],
): Promise<void> {
  const rows = new CounterRows((await runner.connect()) as ClientBase);
  const sums = new CounterSums();
  for (let first = 0; first < units.length; first += unitsAtATime) {
    const read: { unitId: string; key: string; month: number; days: Packed }[] = await runner.query(
      `SELECT unit_id AS "unitId", key, month, days FROM assignment_day_count WHERE unit_id = ANY ($1) AND key ~ $2`,
      [units.slice(first, first + unitsAtATime), from],
    );
    const byCounter = new Map<string, Cells[]>();
    for (const { unitId, key, month, days } of read) {
      const cells = cellsOf(sums, month, days);
      for (const name of to(key).map((one) => `${unitId} ${one}`)) {
        const known = byCounter.get(name);
        if (known === undefined) byCounter.set(name, [cells]);
        else known.push(cells);
      }
    }
    for (const [name, all] of byCounter) {
      for (const cells of all) sums.add(cells);
      const counter = sums.takePacked(false);
      const [unitId = '', key = ''] = name.split(' ');
      if (counter) await rows.add(unitId, key, counter);
    }
  }
  await rows.end();
}

function cellsOf(sums: CounterSums, month: number, packed: Packed): Cells {
  const cells: Cells = [];
  const amounts = noAmounts();
  let day = '';
  const take = (): void => {
    for (const [place, amount] of amounts.entries())
      if (amount !== 0) cells.push(sums.cellOf(day, countColumns[place] ?? ''), amount);
    amounts.fill(0);
  };
  addParts(packed, (part) => {
    take();
    day = dayText(month * 32 + part);
    return amounts;
  });
  take();
  return cells;
}
