import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '@ducha/messaging';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { countedOf } from '../domain/assignment-change.js';
import { settling } from '../domain/contributions.js';
import { Tally } from '../domain/tally.js';
import { writeCounts } from './assignment-counts.js';
import { storedColumns, type StoredAssignment } from './counted-assignment.js';
import { runningSql, turnsBetween } from './lamp-sql.js';

const everyMs = 10_000;
/** Assignments whose lamps are settled in one transaction; batches of events wait for it. More where more turned at one instant. */
const rowsAtMost = 1_000;
/** Assignments that are counted before a request has its turn: at the end of a day thousands of lamps turn at one instant. */
const rowsAtOnce = 100;

/**
 * Up to when lamps that turned yellow or red by themselves are in the counters; null where none is. Until the end of the
 * transaction no more are settled.
 */
export async function lampsSettledAt(manager: EntityManager): Promise<Date | null> {
  return settledAt(manager, 'SHARE');
}

/** The row is locked; where there is none, as in a table just made or emptied, it is written first. */
async function settledAt(manager: EntityManager, lock: 'SHARE' | 'UPDATE'): Promise<Date | null> {
  const sql = `SELECT nullif(settled_at, '-infinity') AS at FROM lamp_settling FOR ${lock}`;
  const [row] = await manager.query<{ at: Date | null }[]>(sql);
  if (row) return row.at;
  await manager.query(`INSERT INTO lamp_settling (settled_at) VALUES ('-infinity') ON CONFLICT DO NOTHING`);
  return settledAt(manager, lock);
}

/**
 * Lamps turn with time and not only with events. Every few seconds those that turned are added to the counters; until then
 * a dashboard looks them up. Only rows whose lamp turned are read, none is written, and any replica may do it.
 */
@Injectable()
export class LampSettling implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(LampSettling.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.settleAll().finally(() => (this.running = undefined));
    }, everyMs).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** A failure delays the settling, and dashboards look up more meanwhile. */
  private async settleAll(): Promise<void> {
    try {
      while (!(await settleLamps(this.dataSource, this.clock.now())));
    } catch (error) {
      this.logger.warn(`lamps are not settled: ${String(error)}`);
    }
  }
}

/**
 * Settles lamps that turned, the earliest first. Answers whether all up to `now` are settled.
 * @param atOnce assignments between two of which others have their turn
 */
export async function settleLamps(dataSource: DataSource, now: Date, atOnce = rowsAtOnce): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    const since = await settledAt(manager, 'UPDATE');
    if (since !== null && since >= now) return true;
    const until = await turningPoint(manager, since, now);
    const rows = await manager.query<StoredAssignment[]>(
      `SELECT ${storedColumns} FROM assignment_row a
        WHERE ${turnsBetween(`coalesce($1::timestamptz, '-infinity')`, '$2')}`,
      [since, until],
    );
    // Where no lamp turned there is nothing to say until when; old events that are still to come are cheaper to count then.
    if (rows.length === 0) return true;
    for (let from = 0; from < rows.length; from += atOnce) {
      const tally = new Tally();
      for (const row of rows.slice(from, from + atOnce)) tally.add(countedOf(row), settling(row, since, until));
      await writeCounts(manager, tally.changed());
    }
    await manager.query('UPDATE lamp_settling SET settled_at = $1', [until]);
    return until.getTime() === now.getTime();
  });
}

/** The instant up to which no more lamps turned than go into one transaction, or `now`. */
async function turningPoint(manager: EntityManager, since: Date | null, now: Date): Promise<Date> {
  const nth = (column: string): string => `(
    SELECT a.${column} AS at FROM assignment_row a
     WHERE ${runningSql} AND a.${column} > coalesce($1::timestamptz, '-infinity') AND a.${column} <= $2
     ORDER BY a.${column} OFFSET ${rowsAtMost} LIMIT 1)`;
  const [row] = await manager.query<{ at: Date | null }[]>(
    `SELECT date_trunc('milliseconds', min(at)) AS at FROM (${nth('warn_at')} UNION ALL ${nth('next_due_at')}) nth`,
    [since, now],
  );
  return row?.at ?? now;
}
