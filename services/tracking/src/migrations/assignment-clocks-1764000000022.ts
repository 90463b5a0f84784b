import type { MigrationInterface, QueryRunner } from 'typeorm';

// Due dates get rows of their own, so that looking for what fell due costs what falls due, not what is open.
export class AssignmentClocks1764000000022 implements MigrationInterface {
  name = 'AssignmentClocks1764000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assignment_clock (
        assignment_id uuid NOT NULL REFERENCES assignment (id),
        kind text NOT NULL CHECK (kind IN ('REPORT', 'COMPLETION')),
        due_at timestamptz NOT NULL,
        stopped_at timestamptz,
        fired_at timestamptz,
        PRIMARY KEY (assignment_id, kind)
      )`);
    // A clock stopped late stays open until it has fired: nothing is missed because the scanner was down.
    await runner.query(`
      CREATE INDEX assignment_clock_open ON assignment_clock (due_at)
        WHERE fired_at IS NULL AND (stopped_at IS NULL OR stopped_at >= due_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assignment_clock');
  }
}
