import { Injectable } from '@nestjs/common';
import type { ReconciliationRun } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Clock } from '../clock.js';
import type { Differences } from './differences.js';

const KEEP_DAYS = 400;
/** A run that could not be carried out is tried again after this; mostly NATS or another service was away. */
const RETRY_MINUTES = 10;

interface RunRow {
  id: string;
  trigger: ReconciliationRun['trigger'];
  started_at: Date;
  finished_at: Date | null;
  outcome: ReconciliationRun['outcome'];
  is_abandoned: boolean;
  checked: ReconciliationRun['checked'];
  differences: ReconciliationRun['differences'];
  error: string | null;
}

const SELECT = `SELECT *, outcome = 'RUNNING' AND lease_until < clock_timestamp() AS is_abandoned FROM reconciliation_run`;

/** The runs of this service with their results; a run under way is held by a lease, so that a killed one is taken over. */
@Injectable()
export class ReconciliationRuns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Claims the nightly run of an instant. Answers its id, or null where another instance has made or is making it.
   * @param leaseMs how long the claim holds without `renew`
   */
  async claim(dueAt: Date, leaseMs: number): Promise<string | null> {
    const [claimed] = await this.dataSource.query<{ id: string }[]>(
      `INSERT INTO reconciliation_run AS r (id, trigger, due_at, started_at, lease_until, outcome)
       VALUES ($1, 'NIGHTLY', $2, $3, clock_timestamp() + make_interval(secs => $4), 'RUNNING')
       ON CONFLICT (due_at) DO UPDATE SET id = excluded.id, started_at = excluded.started_at, lease_until = excluded.lease_until,
                                          outcome = 'RUNNING', finished_at = NULL, error = NULL
        WHERE r.outcome IN ('RUNNING', 'FAILED') AND r.lease_until < clock_timestamp()
       RETURNING id`,
      [uuidV7(), dueAt, this.clock.now(), leaseMs / 1000],
    );
    return claimed?.id ?? null;
  }

  async beginOnDemand(leaseMs: number): Promise<string> {
    const id = uuidV7();
    await this.dataSource.query(
      `INSERT INTO reconciliation_run (id, trigger, started_at, lease_until, outcome)
       VALUES ($1, 'ON_DEMAND', $2, clock_timestamp() + make_interval(secs => $3), 'RUNNING')`,
      [id, this.clock.now(), leaseMs / 1000],
    );
    return id;
  }

  async renew(id: string, leaseMs: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE reconciliation_run SET lease_until = clock_timestamp() + make_interval(secs => $2)
        WHERE id = $1 AND outcome = 'RUNNING'`,
      [id, leaseMs / 1000],
    );
  }

  async finish(id: string, { list, checkedCounts }: Differences, error: string | null): Promise<void> {
    const outcome = error !== null ? 'FAILED' : list.length > 0 ? 'DIFFERS' : 'AGREES';
    await this.dataSource.query(
      `WITH forgotten AS (DELETE FROM reconciliation_run WHERE started_at < $2::timestamptz - interval '${KEEP_DAYS} days')
       UPDATE reconciliation_run SET finished_at = $2, outcome = $3, checked = $4, differences = $5, error = $6,
              lease_until = clock_timestamp() + interval '${RETRY_MINUTES} minutes'
        WHERE id = $1`,
      [id, this.clock.now(), outcome, JSON.stringify(checkedCounts), JSON.stringify(list), error],
    );
  }

  async last(): Promise<ReconciliationRun | null> {
    const [row] = await this.dataSource.query<RunRow[]>(`${SELECT} ORDER BY started_at DESC LIMIT 1`);
    return row ? toRun(row) : null;
  }

  /** @throws Error where there is none */
  async byId(id: string): Promise<ReconciliationRun> {
    const [row] = await this.dataSource.query<RunRow[]>(`${SELECT} WHERE id = $1`, [id]);
    if (!row) throw new Error(`there is no reconciliation ${id}`);
    return toRun(row);
  }
}

function toRun(row: RunRow): ReconciliationRun {
  return {
    id: row.id,
    trigger: row.trigger,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    durationMs: row.finished_at ? Math.max(0, row.finished_at.getTime() - row.started_at.getTime()) : null,
    outcome: row.is_abandoned ? 'FAILED' : row.outcome,
    checked: row.checked,
    differences: row.differences,
    error: row.is_abandoned ? 'the process that ran it has ended' : row.error,
  };
}
