import type { MigrationInterface, QueryRunner } from 'typeorm';

// A task taken back goes to another unit: its place in the breakdown is taken by a new row, and a unit may come in again.
export class Reassignment1764000000080 implements MigrationInterface {
  name = 'Reassignment1764000000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE planned_assignment ADD COLUMN replaces_assignment_id uuid');
    await runner.query(
      'CREATE UNIQUE INDEX planned_assignment_replaces ON planned_assignment (replaces_assignment_id)',
    );
    await runner.query('ALTER TABLE planned_assignment DROP CONSTRAINT planned_assignment_unit_once');
    await runner.query(`
      CREATE UNIQUE INDEX planned_assignment_unit_once ON planned_assignment (item_id, round, unit_id)
       WHERE replaces_assignment_id IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM planned_assignment WHERE replaces_assignment_id IS NOT NULL');
    await runner.query('DROP INDEX planned_assignment_unit_once');
    await runner.query('DROP INDEX planned_assignment_replaces');
    await runner.query('ALTER TABLE planned_assignment DROP COLUMN replaces_assignment_id');
    await runner.query(`
      ALTER TABLE planned_assignment ADD CONSTRAINT planned_assignment_unit_once UNIQUE (item_id, round, unit_id)`);
  }
}
