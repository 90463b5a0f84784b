// Why: the portal searches, sorts the ledger by any column, shows what waits for a post and since when, and keeps saved views.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statuses in the order of handling, which is how people sort by them. */
const statusRank = `CASE status WHEN 'PENDING_ACK' THEN 1 WHEN 'DECLINED' THEN 2 WHEN 'RETURNED' THEN 3 WHEN 'IN_PROGRESS' THEN 4
  WHEN 'INPUT_GIVEN' THEN 5 WHEN 'SUBMITTED' THEN 6 WHEN 'COMPLETED' THEN 7 WHEN 'CLOSED_UNABLE' THEN 8 ELSE 9 END`;

export class PortalTables1764000000060 implements MigrationInterface {
  readonly name = 'PortalTables1764000000060';

  async up(runner: QueryRunner): Promise<void> {
    // What is there already gets the nearest instant its facts know; a rebuild makes it exact.
    await runner.query(`
      ALTER TABLE assignment_row
        ADD COLUMN status_since timestamptz,
        ADD COLUMN overdue_at   timestamptz,
        ADD COLUMN status_rank  smallint NOT NULL GENERATED ALWAYS AS (${statusRank}) STORED`);
    await runner.query(`
      UPDATE assignment_row SET
        status_since = coalesce(closed_at, submitted_at, acknowledged_at, delivered_at),
        overdue_at = CASE WHEN is_overdue THEN completion_due_at END`);
    await runner.query('ALTER TABLE assignment_row ALTER COLUMN status_since SET NOT NULL');
    await runner.query(`
      ALTER TABLE item_row
        ADD COLUMN status_since timestamptz,
        ADD COLUMN is_planned   boolean NOT NULL DEFAULT false`);
    await runner.query('UPDATE item_row SET status_since = coalesce(closed_at, registered_at, created_at)');
    await runner.query('ALTER TABLE item_row ALTER COLUMN status_since SET NOT NULL');
    await runner.query('ALTER TABLE deduction_row ADD COLUMN status_since timestamptz');
    await runner.query('UPDATE deduction_row SET status_since = occurred_at');
    await runner.query('ALTER TABLE deduction_row ALTER COLUMN status_since SET NOT NULL');

    // One order of the ledger each; that of the unit tree also answers the counts of a subtree.
    await runner.query('DROP INDEX assignment_row_count_idx');
    await runner.query(`
      CREATE INDEX assignment_row_unit_idx ON assignment_row (unit_path, id)
        INCLUDE (status, next_due_at, warn_at, clock_stopped_at, is_overdue)`);
    await runner.query('CREATE INDEX assignment_row_item_no_idx ON assignment_row (item_no, id)');
    await runner.query('CREATE INDEX assignment_row_status_idx ON assignment_row (status_rank, id)');
    await runner.query('CREATE INDEX assignment_row_dispatcher_idx ON assignment_row (dispatcher_unit_id, status)');
    // Whether a unit has a part in a work-secret item is asked of every search.
    await runner.query('CREATE INDEX assignment_row_holder_idx ON assignment_row (unit_id)');
    // The trend asks for what happened on a few of many days.
    await runner.query(
      'CREATE INDEX assignment_row_closed_idx ON assignment_row (closed_at) WHERE closed_at IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX assignment_row_overdue_idx ON assignment_row (overdue_at) WHERE overdue_at IS NOT NULL',
    );
    // Parts of three characters and more come from the index; shorter ones are looked for in the titles, which are few.
    await runner.query(
      'CREATE INDEX item_row_search_idx ON item_row USING gin (title gin_trgm_ops, item_no gin_trgm_ops)',
    );
    await runner.query('CREATE INDEX item_row_issued_idx ON item_row (issuing_unit_id, status)');

    await runner.query(`
      CREATE TABLE saved_view (
        id             uuid        PRIMARY KEY,
        version        integer     NOT NULL CHECK (version > 0),
        person_id      text        NOT NULL,
        person_name    text        NOT NULL,
        acting_unit_id text        NOT NULL,
        name           text        NOT NULL,
        ledger         text        NOT NULL CHECK (ledger IN ('assignments', 'items', 'deductions')),
        filter         jsonb       NOT NULL,
        columns        jsonb       NOT NULL,
        sort           text,
        is_shared      boolean     NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        CONSTRAINT saved_view_name_key UNIQUE (person_id, ledger, name)
      )`);
    await runner.query('CREATE INDEX saved_view_shared_idx ON saved_view (acting_unit_id) WHERE is_shared');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE saved_view');
    await runner.query('DROP INDEX item_row_issued_idx, item_row_search_idx');
    await runner.query('DROP INDEX assignment_row_overdue_idx, assignment_row_closed_idx, assignment_row_holder_idx');
    await runner.query(
      'DROP INDEX assignment_row_dispatcher_idx, assignment_row_status_idx, assignment_row_item_no_idx, assignment_row_unit_idx',
    );
    await runner.query(`
      CREATE INDEX assignment_row_count_idx ON assignment_row (unit_path)
        INCLUDE (status, next_due_at, warn_at, clock_stopped_at, is_overdue)`);
    await runner.query('ALTER TABLE deduction_row DROP COLUMN status_since');
    await runner.query('ALTER TABLE item_row DROP COLUMN is_planned, DROP COLUMN status_since');
    await runner.query(
      'ALTER TABLE assignment_row DROP COLUMN status_rank, DROP COLUMN overdue_at, DROP COLUMN status_since',
    );
  }
}
