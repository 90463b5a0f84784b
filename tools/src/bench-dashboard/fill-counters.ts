import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ContentCategory, SourceKind, type RegionLevel } from '@ducha/contracts';
import type { Client } from 'pg';

/** Days of counters that go into one statement. */
const daysAtATime = 20_000;
const dayMs = 86_400_000;

type Counting = typeof import('../../../services/reporting/src/projections/assignment-counts.js') &
  typeof import('../../../services/reporting/src/domain/unit-roll-up.js') &
  typeof import('../../../services/reporting/src/domain/count-columns.js') &
  typeof import('../../../services/reporting/src/domain/count-days.js');
type RollUp = InstanceType<Counting['UnitRollUp']>;

/** The service's own counting, as it is built: another one here would measure other counters. */
async function counting(): Promise<Counting> {
  const built = join(import.meta.dirname, '../../../services/reporting/dist');
  const parts = ['projections/assignment-counts', 'domain/unit-roll-up', 'domain/count-columns', 'domain/count-days'];
  const modules: object[] = await Promise.all(
    parts.map((part) => import(pathToFileURL(join(built, `${part}.js`)).href) as Promise<object>),
  );
  return Object.assign({}, ...modules) as Counting;
}

interface Holder {
  id: string;
  path: string;
  level: RegionLevel;
  issuing: string;
  place: number;
}

interface Made {
  assignments: number;
  /** Days the data covers. */
  days: number;
}

/** Counters of the assignments of `fill.ts`, unit by unit from the villages up; each row is written once. */
export async function fillCounters(reporting: Client, made: Made, log: (line: string) => void): Promise<void> {
  const product = await counting();
  const { rows: holders } = await reporting.query<Holder>(
    'SELECT id, path::text AS path, level, issuing, place FROM bench_holder ORDER BY path',
  );
  const { rows: days } = await reporting.query<{ today: string }>('SELECT current_date::text AS today');
  const today = Date.parse(`${days[0]?.today}T00:00:00Z`) / dayMs;
  const known = new Map<number, number>();
  const numbers = (day: number): number => {
    let number = known.get(day);
    if (number === undefined)
      known.set(day, (number = product.dayNumber(new Date(day * dayMs).toISOString().slice(0, 10))));
    return number;
  };
  const below = new Map<string, Holder[]>();
  for (const holder of holders) {
    const parent = holder.path.split('.').at(-2) ?? '';
    below.set(parent, [...(below.get(parent) ?? []), holder]);
  }
  await reporting.query('ALTER TABLE assignment_count DROP CONSTRAINT assignment_count_pkey');
  await reporting.query('ALTER TABLE assignment_day_count DROP CONSTRAINT assignment_day_count_pkey');
  let waiting: Parameters<Counting['insertCounts']>[1][number][] = [];
  let waitingDays = 0;
  const write = async (): Promise<void> => {
    await product.insertCounts(reporting as never, waiting);
    [waiting, waitingDays] = [[], 0];
  };
  let units = 0;
  const rolled = async (holder: Holder): Promise<RollUp> => {
    const rollUp = new product.UnitRollUp();
    count(product, rollUp, holder, { ...made, holders: holders.length, today, numbers });
    for (const child of below.get(holder.id) ?? []) rollUp.absorb(await rolled(child));
    for (const change of rollUp.changes(holder.id, holder.path.split('.').length)) {
      waiting.push(change);
      waitingDays += change.days.size;
      if (waitingDays >= daysAtATime) await write();
    }
    units += 1;
    if (units % 1_000 === 0) log(`counters of ${units} units`);
    return rollUp;
  };
  for (const holder of below.get('') ?? []) await rolled(holder);
  await write();
  await reporting.query('ALTER TABLE assignment_count ADD PRIMARY KEY (unit_id, key)');
  await reporting.query('ALTER TABLE assignment_day_count ADD PRIMARY KEY (unit_id, key, month)');
  log('counters');
}

/**
 * What a unit itself holds: delivered, acknowledged a day later, completed after 2 to 46 days; due after 30, yellow three days
 * before. The same numbers as `madeSql`.
 */
function count(
  product: Counting,
  rollUp: RollUp,
  holder: Holder,
  {
    assignments,
    days,
    holders,
    today,
    numbers,
  }: Made & { holders: number; today: number; numbers: (day: number) => number },
): void {
  for (let n = holder.place; n < assignments; n += holders) {
    const { told, issued } = rollUp.of(
      {
        contentCategory: ContentCategory.options[Math.floor(n / 7) % ContentCategory.options.length]!,
        sourceKind: SourceKind.options[Math.floor(n / 3) % SourceKind.options.length]!,
        role: n % 5 === 0 ? 'SUPPORT' : 'LEAD',
        level: holder.level,
      },
      holder.issuing,
    );
    const add = (day: number, column: string, amount: number): void => {
      const number = numbers(day);
      product.amountsOn(told, number)[product.placeOf(column)]! += amount;
      product.amountsOn(issued, number)[product.placeOf(column)]! += amount;
    };
    const delivered = today - days + ((n * 7_919) % days);
    const took = 2 + (Math.floor(n / 11) % 45);
    const [warned, due, end] = [delivered + 27, delivered + 30, delivered + took];
    const closed = end < today ? end : null;
    const lasts = closed ?? today + 1;
    const isLate = due <= Math.min(end, today);
    add(delivered, 'status_pending_ack', 1);
    add(delivered, 'issued', 1);
    add(delivered + 1, 'status_pending_ack', -1);
    add(delivered + 1, 'status_in_progress', 1);
    add(delivered + 1, 'acknowledged', 1);
    if (isLate) add(due, 'overdue', 1);
    if (isLate) add(due, 'became_overdue', 1);
    if (lasts > warned) add(warned, 'yellow_in_progress', 1);
    if (lasts > warned && (closed !== null || due <= today)) add(Math.min(due, lasts), 'yellow_in_progress', -1);
    if (lasts > due) add(due, 'red_in_progress', 1);
    if (closed === null) continue;
    if (lasts > due) add(closed, 'red_in_progress', -1);
    add(closed, 'status_in_progress', -1);
    add(closed, 'status_completed', 1);
    add(closed, 'completed', 1);
    if (!isLate) add(closed, 'completed_on_time', 1);
    add(closed, 'ended', 1);
    add(closed, 'days_tenths', took * 10 + 1);
  }
}
