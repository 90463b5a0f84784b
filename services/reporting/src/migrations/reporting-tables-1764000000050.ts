// Why: dashboards count and drill down over the latest facts of every item, assignment and deduction, wherever they were decided.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReportingTables1764000000050 implements MigrationInterface {
  readonly name = 'ReportingTables1764000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE item_row (
        id                uuid        PRIMARY KEY,
        version           integer     NOT NULL,
        item_no           text,
        title             text        NOT NULL,
        status            text        NOT NULL,
        source_kind       text        NOT NULL,
        content_category  text        NOT NULL,
        urgency           text        NOT NULL,
        disclosure        text        NOT NULL,
        issuing_unit_id   text        NOT NULL,
        issuing_unit_path ltree       NOT NULL,
        report_due_at     timestamptz,
        completion_due_at timestamptz,
        created_at        timestamptz NOT NULL,
        registered_at     timestamptz,
        closed_at         timestamptz,
        reopen_count      integer     NOT NULL
      )`);
    // The columns that are counted by come first: reading them then skips no long texts.
    await runner.query(`
      CREATE TABLE assignment_row (
        id                         uuid        PRIMARY KEY,
        version                    integer     NOT NULL,
        is_overdue                 boolean     NOT NULL,
        next_due_at                timestamptz NOT NULL,
        warn_at                    timestamptz NOT NULL,
        unit_path                  ltree       NOT NULL,
        status                     text        NOT NULL,
        role                       text        NOT NULL,
        clock_stopped_at           timestamptz,
        item_id                    uuid        NOT NULL,
        item_no                    text        NOT NULL,
        item_title                 text        NOT NULL,
        source_kind                text        NOT NULL,
        content_category           text        NOT NULL,
        urgency                    text        NOT NULL,
        disclosure                 text        NOT NULL,
        parent_id                  uuid,
        lead_assignment_id         uuid,
        unit_id                    text        NOT NULL,
        dispatcher_unit_id         text        NOT NULL,
        task                       text        NOT NULL,
        responsible_name           text        NOT NULL,
        delivered_at               timestamptz NOT NULL,
        acknowledged_at            timestamptz,
        first_reported_at          timestamptz,
        submitted_at               timestamptz,
        closed_at                  timestamptz,
        report_due_at              timestamptz NOT NULL,
        completion_due_at          timestamptz NOT NULL,
        original_completion_due_at timestamptz NOT NULL,
        return_count               integer     NOT NULL,
        urge_count                 integer     NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE deduction_row (
        id              uuid        PRIMARY KEY,
        version         integer     NOT NULL,
        status          text        NOT NULL,
        unit_id         text        NOT NULL,
        unit_path       ltree       NOT NULL,
        rule_set_id     text        NOT NULL,
        rule_code       text        NOT NULL,
        clause          text        NOT NULL,
        points_tenths   integer     NOT NULL,
        item_id         uuid        NOT NULL,
        assignment_id   uuid        NOT NULL,
        occurred_at     timestamptz NOT NULL,
        assessment_year integer     NOT NULL
      )`);
    // A subtree is one range of these (see in-subtree-sql.ts); counts never touch the wide rows.
    await runner.query(`
      CREATE INDEX assignment_row_count_idx ON assignment_row (unit_path)
        INCLUDE (status, next_due_at, warn_at, clock_stopped_at, is_overdue)`);
    await runner.query('CREATE INDEX item_row_count_idx ON item_row (issuing_unit_path) INCLUDE (status)');
    await runner.query(
      'CREATE INDEX deduction_row_count_idx ON deduction_row (unit_path) INCLUDE (status, points_tenths)',
    );
    await runner.query('CREATE INDEX assignment_row_next_due_idx ON assignment_row (next_due_at, id)');
    await runner.query('CREATE INDEX assignment_row_delivered_idx ON assignment_row (delivered_at, id)');
    await runner.query('CREATE INDEX assignment_row_item_idx ON assignment_row (item_id)');
    await runner.query('CREATE INDEX item_row_created_idx ON item_row (created_at, id)');
    // With the default of 100 buckets every small subtree looks like 1,000 rows, and a page of it is sought in the wrong index.
    await runner.query('ALTER TABLE assignment_row ALTER COLUMN unit_path SET STATISTICS 1000');
    await runner.query('ALTER TABLE item_row ALTER COLUMN issuing_unit_path SET STATISTICS 1000');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE deduction_row, assignment_row, item_row');
  }
}
