import type { MigrationInterface, QueryRunner } from 'typeorm';

// Appointing and ending posts is a personnel matter: who did it and on what ground has to be found years later.
export class PostChanges1764000000070 implements MigrationInterface {
  name = 'PostChanges1764000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE post_change (
        id uuid PRIMARY KEY,
        post_id uuid NOT NULL REFERENCES post (id),
        kind text NOT NULL CHECK (kind IN ('APPOINTED', 'ENDED')),
        day date NOT NULL,
        reason text NOT NULL,
        person_id text,
        person_name text,
        unit_id text,
        at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX post_change_post_id ON post_change (post_id, at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE post_change');
  }
}
