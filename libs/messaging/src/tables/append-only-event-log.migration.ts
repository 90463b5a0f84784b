// Why: read models, figures of past days and repairs are made from the event log, so nothing may be taken out of it or changed in it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AppendOnlyEventLog1764000000004 implements MigrationInterface {
  readonly name = 'AppendOnlyEventLog1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_event_log_change() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        RAISE EXCEPTION 'event_log only grows; % is refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
      END
      $body$`);
    // Once per statement and on the whole only: inserts pay nothing, and events of a month without partition can still be moved into it.
    await runner.query(`
      CREATE TRIGGER event_log_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON event_log
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_log_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER event_log_only_grows ON event_log');
    await runner.query('DROP FUNCTION refuse_event_log_change()');
  }
}
