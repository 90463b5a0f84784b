import type { MigrationInterface, QueryRunner } from 'typeorm';

// Reports carry evidence: what is known of each file; its bytes lie in the evidence store.
export class Attachments1764000000023 implements MigrationInterface {
  name = 'Attachments1764000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment (
        id uuid PRIMARY KEY,
        assignment_id uuid NOT NULL REFERENCES assignment (id),
        entry_id uuid REFERENCES progress_entry (id) DEFERRABLE INITIALLY DEFERRED,
        position smallint,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        size integer NOT NULL CHECK (size > 0),
        content_type text NOT NULL,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        storage_key text NOT NULL UNIQUE,
        uploaded_by_person_id text NOT NULL,
        uploaded_by_unit_id text NOT NULL,
        uploaded_at timestamptz NOT NULL,
        CHECK ((entry_id IS NULL) = (position IS NULL))
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX attachment_entry ON attachment (entry_id, position) WHERE entry_id IS NOT NULL',
    );
    await runner.query('CREATE INDEX attachment_assignment ON attachment (assignment_id)');
    await runner.query('CREATE INDEX attachment_unused ON attachment (uploaded_at) WHERE entry_id IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attachment');
  }
}
