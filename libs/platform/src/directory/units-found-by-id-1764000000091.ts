import type { MigrationInterface, QueryRunner } from 'typeorm';

// Only intake and reporting search units by their text and place. The others find them by id, and keeping both indexes took most of the time of writing
// the organization into them.
export class UnitsFoundById1764000000091 implements MigrationInterface {
  name = 'UnitsFoundById1764000000091';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX unit_search, unit_path_gist');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX unit_path_gist ON unit USING gist (path)');
    await runner.query(`
      CREATE INDEX unit_search ON unit
        USING gin (name gin_trgm_ops, short_name gin_trgm_ops, pinyin_initials gin_trgm_ops, id gin_trgm_ops)`);
  }
}
