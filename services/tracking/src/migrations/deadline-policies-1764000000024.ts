import type { MigrationInterface, QueryRunner } from 'typeorm';

// Time limits are rows with their dates and versions, so that each jurisdiction sets its own and every answer names its basis.
export class DeadlinePolicies1764000000024 implements MigrationInterface {
  name = 'DeadlinePolicies1764000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE deadline_policy (
        id text NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        subject text NOT NULL,
        jurisdiction text NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_from < valid_to),
        content jsonb NOT NULL,
        content_hash text NOT NULL,
        loaded_at timestamptz NOT NULL,
        PRIMARY KEY (id, version)
      )`);
    await runner.query('CREATE INDEX deadline_policy_subject ON deadline_policy (subject, jurisdiction)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE deadline_policy');
  }
}
