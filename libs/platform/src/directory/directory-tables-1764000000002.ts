import type { MigrationInterface, QueryRunner } from 'typeorm';

// Every service decides on its own copy of units and posts, so that no request waits for another service.
export class DirectoryTables1764000000002 implements MigrationInterface {
  name = 'DirectoryTables1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS ltree');
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query(`
      CREATE TABLE unit (
        id text PRIMARY KEY,
        version integer NOT NULL CHECK (version > 0),
        name text NOT NULL,
        short_name text NOT NULL,
        mongolian_name text,
        pinyin_initials text NOT NULL,
        level text NOT NULL,
        kind text NOT NULL,
        parent_id text,
        path ltree NOT NULL,
        peer_group text NOT NULL,
        document_code text,
        is_supervision_body boolean NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        predecessor_id text
      )`);
    await runner.query('CREATE INDEX unit_parent_id ON unit (parent_id)');
    await runner.query('CREATE INDEX unit_path_gist ON unit USING gist (path)');
    await runner.query(`
      CREATE INDEX unit_search ON unit
        USING gin (name gin_trgm_ops, short_name gin_trgm_ops, pinyin_initials gin_trgm_ops, id gin_trgm_ops)`);
    await runner.query(`
      CREATE TABLE post (
        id uuid PRIMARY KEY,
        version integer NOT NULL CHECK (version > 0),
        person_id text NOT NULL,
        person_name text NOT NULL,
        title text NOT NULL,
        role text NOT NULL,
        unit_id text NOT NULL,
        acting_unit_id text NOT NULL,
        valid_from date NOT NULL,
        valid_to date
      )`);
    await runner.query('CREATE INDEX post_person_id ON post (person_id)');
    await runner.query('CREATE INDEX post_unit_id ON post (unit_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE post');
    await runner.query('DROP TABLE unit');
  }
}
