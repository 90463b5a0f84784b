// Why: lists count what is left of a limit in the days it was set in. Rows from before get it with their next event or a rebuild.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountedDays1764000000080 implements MigrationInterface {
  readonly name = 'CountedDays1764000000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assignment_row
        ADD COLUMN next_due_counted_in text CHECK (next_due_counted_in IN ('WORKING_DAYS', 'CALENDAR_DAYS'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assignment_row DROP COLUMN next_due_counted_in');
  }
}
