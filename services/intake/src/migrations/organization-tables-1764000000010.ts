import type { MigrationInterface, QueryRunner } from 'typeorm';

// The organization belongs to intake: what was loaded when, and that only 旗县 and above supervise (《政府督查工作条例》第二条).
export class OrganizationTables1764000000010 implements MigrationInterface {
  name = 'OrganizationTables1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization_import (
        id uuid PRIMARY KEY,
        content_hash text NOT NULL,
        units_changed integer NOT NULL,
        posts_changed integer NOT NULL,
        post_ids uuid[] NOT NULL,
        imported_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX organization_import_imported_at ON organization_import (imported_at)');
    await runner.query(`
      ALTER TABLE unit ADD CONSTRAINT unit_supervision_body_level
        CHECK (NOT is_supervision_body OR level IN ('AUTONOMOUS_REGION', 'LEAGUE_CITY', 'BANNER_COUNTY'))`);
    await runner.query(`
      ALTER TABLE unit ADD CONSTRAINT unit_supervision_body_kind
        CHECK (NOT is_supervision_body OR kind IN ('GOVERNMENT', 'FUNCTIONAL_ZONE', 'SUPERVISION_OFFICE'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE unit DROP CONSTRAINT unit_supervision_body_kind');
    await runner.query('ALTER TABLE unit DROP CONSTRAINT unit_supervision_body_level');
    await runner.query('DROP TABLE organization_import');
  }
}
