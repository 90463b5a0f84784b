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
    await runner.query(`
      CREATE TABLE assignment_row (
        id                         uuid        PRIMARY KEY,
        version                    integer     NOT NULL,
        item_id                    uuid        NOT NULL,
        item_no                    text        NOT NULL,
        item_title                 text        NOT NULL,
        source_kind                text        NOT NULL,
        content_category           text        NOT NULL,
        urgency                    text        NOT NULL,
        disclosure                 text        NOT NULL,
        parent_id                  uuid,
        lead_assignment_id         uuid,
        role                       text        NOT NULL,
        unit_id                    text        NOT NULL,
        unit_path                  ltree       NOT NULL,
        dispatcher_unit_id         text        NOT NULL,
        task                       text        NOT NULL,
        responsible_name           text        NOT NULL,
        status                     text        NOT NULL,
        delivered_at               timestamptz NOT NULL,
        acknowledged_at            timestamptz,
        first_reported_at          timestamptz,
        submitted_at               timestamptz,
        closed_at                  timestamptz,
        report_due_at              timestamptz NOT NULL,
        completion_due_at          timestamptz NOT NULL,
        original_completion_due_at timestamptz NOT NULL,
        next_due_at                timestamptz NOT NULL,
        warn_at                    timestamptz NOT NULL,
        clock_stopped_at           timestamptz,
        is_overdue                 boolean     NOT NULL,
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
    // A small subtree is found by gist; a large one is counted from the covering index without touching the wide rows.
    await runner.query('CREATE INDEX assignment_row_unit_path_gist ON assignment_row USING gist (unit_path)');
    await runner.query(`
      CREATE INDEX assignment_row_count_idx ON assignment_row (unit_path)
        INCLUDE (status, role, next_due_at, warn_at, clock_stopped_at, is_overdue)`);
    await runner.query('CREATE INDEX assignment_row_next_due_idx ON assignment_row (next_due_at, id)');
    await runner.query('CREATE INDEX assignment_row_delivered_idx ON assignment_row (delivered_at, id)');
    await runner.query('CREATE INDEX assignment_row_item_idx ON assignment_row (item_id)');
    await runner.query('CREATE INDEX item_row_unit_path_gist ON item_row USING gist (issuing_unit_path)');
    await runner.query('CREATE INDEX item_row_count_idx ON item_row (issuing_unit_path) INCLUDE (status)');
    await runner.query('CREATE INDEX item_row_created_idx ON item_row (created_at, id)');
    await runner.query('CREATE INDEX deduction_row_unit_path_gist ON deduction_row USING gist (unit_path)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE deduction_row, assignment_row, item_row');
  }
}
