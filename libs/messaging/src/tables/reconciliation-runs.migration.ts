// Why: each night a service compares what it keeps with where it came from, and the last result must be seen by every replica.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReconciliationRuns1764000000003 implements MigrationInterface {
  readonly name = 'ReconciliationRuns1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reconciliation_run (
        id          uuid        PRIMARY KEY,
        trigger     text        NOT NULL CHECK (trigger IN ('NIGHTLY', 'ON_DEMAND')),
        due_at      timestamptz UNIQUE,
        started_at  timestamptz NOT NULL,
        lease_until timestamptz NOT NULL,
        finished_at timestamptz,
        outcome     text        NOT NULL CHECK (outcome IN ('RUNNING', 'AGREES', 'DIFFERS', 'FAILED')),
        checked     jsonb       NOT NULL DEFAULT '[]',
        differences jsonb       NOT NULL DEFAULT '[]',
        error       text,
        CONSTRAINT reconciliation_run_nightly_is_due CHECK ((trigger = 'NIGHTLY') = (due_at IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX reconciliation_run_started_idx ON reconciliation_run (started_at DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reconciliation_run');
  }
}
