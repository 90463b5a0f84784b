import type { AssignmentStatus } from '@ducha/contracts';
import type { ClientBase, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import { countedOf, type CountedPlace } from '../domain/assignment-change.js';
import { beginning, ending, happened, type CountedHistory, type CountedState } from '../domain/contributions.js';
import { UnitChain } from '../domain/unit-chain.js';
import type { UnitRollUp } from '../domain/unit-roll-up.js';
import { CounterRows } from './counter-rows.js';

/** Few, so that what is written meanwhile gets on between them. */
const recordsAtATime = 1_000;

const instant = (column: string): string => `date_part('epoch', ${column}) * 1000`;
const places = `a.unit_path, a.issuing_unit_id, a.content_category, a.source_kind, a.role, a.level`;
const state = (row: string): string =>
  `${row}.status, ${row}.is_overdue, ${['next_due_at', 'warn_at', 'clock_stopped_at'].map((name) => instant(`${row}.${name}`)).join(', ')}`;
const happenings = ['delivered_at', 'acknowledged_at', 'closed_at', 'overdue_at', 'returned_at', 'extended_at'];

/**
 * What stands and what happened, and each state before with the day it ended, in the order of units. Numbers instead of instants:
 * reading their text took as long as counting them.
 */
const recordsSql = `
  SELECT unit_path::text AS "unitPath", issuing_unit_id AS "issuingUnitId", content_category AS "contentCategory",
         source_kind AS "sourceKind", role, level, "from", until, status, is_overdue AS "isOverdue", due, warn, stopped,
         delivered, acknowledged, closed, overdue, returned, extended
  FROM (
    SELECT ${places}, a.state_from::text, NULL, ${state('a')}, ${happenings.map((name) => instant(`a.${name}`)).join(', ')}
      FROM assignment_row a
    UNION ALL
    SELECT ${places}, p.from_day::text, p.until_day::text, ${state('p')}, NULL, NULL, NULL, NULL, NULL, NULL
      FROM assignment_past p JOIN assignment_row a ON a.id = p.id
  ) AS told (unit_path, issuing_unit_id, content_category, source_kind, role, level, "from", until, status, is_overdue, due, warn,
             stopped, delivered, acknowledged, closed, overdue, returned, extended)
  ORDER BY unit_path`;

/** One state of an assignment; `until` is null and the history there where it still stands. Instants in milliseconds. */
type Told = CountedPlace & {
  from: string;
  status: AssignmentStatus;
  isOverdue: boolean;
  until: string | null;
  due: number;
  warn: number;
  stopped: number | null;
  delivered: number;
  acknowledged: number | null;
  closed: number | null;
  overdue: number | null;
  returned: number | null;
  extended: number | null;
};

const dateOf = (at: number): Date => new Date(Math.round(at));
const dateOrNull = (at: number | null): Date | null => (at === null ? null : dateOf(at));

/** Makes the counters of all assignments on two connections of a data source. */
export async function countOn(dataSource: DataSource, settledAt: Date | null): Promise<void> {
  const runners = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
  try {
    const [reading, writing] = await Promise.all(runners.map((runner) => runner.connect() as Promise<ClientBase>));
    if (reading && writing) await countFromRows(reading, writing, settledAt);
  } finally {
    await Promise.all(runners.map((runner) => runner.release()));
  }
}

/**
 * Makes the counters of all assignments from their rows and what these were before, as folding their events one by one makes them.
 * The tables of counters are to be empty, and nobody else may write them or the rows meanwhile; where it fails they are of no use.
 * @param settledAt up to when lamps that turned by themselves are counted; null for none
 */
export async function countFromRows(reading: ClientBase, writing: ClientBase, settledAt: Date | null): Promise<void> {
  const keys = await withoutKeys(writing);
  // All of it is wanted, not its first rows, and sorted once; the server may know nothing of tables just made.
  const settings = `SET LOCAL cursor_tuple_fraction = 1; SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '128MB'`;
  await inTransaction(reading, settings, () => count(reading, writing, settledAt));
  await inTransaction(writing, `SET LOCAL maintenance_work_mem = '256MB'`, () => writing.query(keys));
}

async function count(reading: ClientBase, writing: ClientBase, settledAt: Date | null): Promise<void> {
  const rows = new CounterRows(writing);
  const chain = new UnitChain((unitId, key, counter) => rows.add(unitId, key, counter));
  await reading.query(`DECLARE told NO SCROLL CURSOR FOR ${recordsSql}`);
  const next = (): Promise<QueryResult<Told>> => reading.query<Told>(`FETCH ${recordsAtATime} FROM told`);
  let unit: { path: string; rollUp: UnitRollUp } | undefined;
  for (let records = await next(); records.rows.length > 0;) {
    const following = next();
    // Waited for below, unless writing has failed before.
    following.catch(() => undefined);
    for (const told of records.rows) {
      if (told.unitPath !== unit?.path) unit = { path: told.unitPath, rollUp: await chain.at(told.unitPath) };
      unit.rollUp.add(countedOf(told), changesOf(told, settledAt));
    }
    records = await following;
  }
  await chain.end();
  await rows.end();
}

function changesOf(told: Told, settledAt: Date | null) {
  const state: CountedState = {
    from: told.from,
    status: told.status,
    isOverdue: told.isOverdue,
    nextDueAt: dateOf(told.due),
    warnAt: dateOf(told.warn),
    clockStoppedAt: dateOrNull(told.stopped),
  };
  if (told.until !== null) return [...beginning(state, settledAt), ...ending(state, told.until, settledAt)];
  const history: CountedHistory = {
    status: told.status,
    isOverdue: told.isOverdue,
    deliveredAt: dateOf(told.delivered),
    acknowledgedAt: dateOrNull(told.acknowledged),
    closedAt: dateOrNull(told.closed),
    overdueAt: dateOrNull(told.overdue),
    returnedAt: dateOrNull(told.returned),
    extendedAt: dateOrNull(told.extended),
  };
  return [...beginning(state, settledAt), ...happened(history)];
}

/** Keys cost less once all rows are there. Answers the statements that make them again. */
async function withoutKeys(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'p' AND conrelid IN ('assignment_count'::regclass, 'assignment_day_count'::regclass)`,
  );
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return rows
    .map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
    .join(';');
}

async function inTransaction(client: ClientBase, settings: string, work: () => Promise<unknown>): Promise<void> {
  await client.query(`BEGIN; ${settings}`);
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
