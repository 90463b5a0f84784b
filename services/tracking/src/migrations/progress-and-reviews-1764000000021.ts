import type { MigrationInterface, QueryRunner } from 'typeorm';

// What units report and what dispatchers decide: one append-only row each, read with the assignment.
export class ProgressAndReviews1764000000021 implements MigrationInterface {
  name = 'ProgressAndReviews1764000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE progress_entry (
        id uuid PRIMARY KEY,
        assignment_id uuid NOT NULL REFERENCES assignment (id),
        kind text NOT NULL CHECK (kind IN ('PROGRESS', 'INPUT', 'COMPLETION')),
        text text NOT NULL,
        percent smallint CHECK (percent BETWEEN 0 AND 100),
        blockers text,
        signed_by jsonb CHECK ((kind = 'COMPLETION') = (signed_by IS NOT NULL)),
        missing_input_reason text,
        entered_by_person_id text NOT NULL,
        entered_by_name text NOT NULL,
        entered_by_unit_id text NOT NULL,
        is_proxy_entry boolean NOT NULL,
        entered_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX progress_entry_assignment ON progress_entry (assignment_id, id)');
    await runner.query(`
      CREATE TABLE review (
        id uuid PRIMARY KEY,
        assignment_id uuid NOT NULL REFERENCES assignment (id),
        outcome text NOT NULL CHECK (outcome IN
          ('RETURNED', 'ACCEPTED', 'EXTENSION_GRANTED', 'EXTENSION_REFUSED', 'UNABLE_GRANTED', 'UNABLE_REFUSED')),
        reason text,
        due_at timestamptz,
        reviewed_by_person_id text NOT NULL,
        reviewed_by_name text NOT NULL,
        reviewed_by_unit_id text NOT NULL,
        reviewed_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX review_assignment ON review (assignment_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review');
    await runner.query('DROP TABLE progress_entry');
  }
}
