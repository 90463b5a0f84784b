import type { MigrationInterface, QueryRunner } from 'typeorm';

// Assignments are the heart of tracking: who has what in hand, from whom, until when, with the header of its item.
export class AssignmentTables1764000000020 implements MigrationInterface {
  name = 'AssignmentTables1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE item_header (
        id uuid PRIMARY KEY,
        item_no text NOT NULL,
        title text NOT NULL,
        source_kind text NOT NULL,
        content_category text NOT NULL,
        urgency text NOT NULL,
        disclosure text NOT NULL,
        issuing_unit_id text NOT NULL,
        requirement text NOT NULL,
        notice_number text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE assignment (
        id uuid PRIMARY KEY,
        version integer NOT NULL CHECK (version > 0),
        item_id uuid NOT NULL REFERENCES item_header (id),
        parent_id uuid REFERENCES assignment (id),
        lead_assignment_id uuid REFERENCES assignment (id) DEFERRABLE INITIALLY DEFERRED,
        role text NOT NULL CHECK (role IN ('LEAD', 'SUPPORT')),
        unit_id text NOT NULL,
        unit_path ltree NOT NULL,
        dispatcher_unit_id text NOT NULL,
        task text NOT NULL,
        responsible_person jsonb NOT NULL,
        status text NOT NULL,
        delivered_at timestamptz NOT NULL,
        original_completion_due_at timestamptz NOT NULL,
        report_due_at timestamptz NOT NULL,
        completion_due_at timestamptz NOT NULL,
        next_due_at timestamptz NOT NULL,
        warn_at timestamptz NOT NULL,
        acknowledged_at timestamptz,
        first_reported_at timestamptz,
        submitted_at timestamptz,
        submitted_by text,
        closed_at timestamptz,
        clock_stopped_at timestamptz,
        suspended_at timestamptz,
        has_declined boolean NOT NULL,
        is_overdue boolean NOT NULL,
        percent smallint CHECK (percent BETWEEN 0 AND 100),
        return_count integer NOT NULL,
        urge_count integer NOT NULL,
        pending_request jsonb,
        CONSTRAINT assignment_status_facts CHECK (
          CASE status
            WHEN 'SUBMITTED' THEN submitted_at IS NOT NULL AND submitted_by IS NOT NULL AND clock_stopped_at IS NOT NULL AND closed_at IS NULL
            WHEN 'INPUT_GIVEN' THEN clock_stopped_at IS NOT NULL AND submitted_at IS NULL AND closed_at IS NULL
            WHEN 'COMPLETED' THEN clock_stopped_at IS NOT NULL AND closed_at IS NOT NULL
            WHEN 'CLOSED_UNABLE' THEN clock_stopped_at IS NOT NULL AND closed_at IS NOT NULL
            WHEN 'CANCELLED' THEN clock_stopped_at IS NOT NULL AND closed_at IS NOT NULL
            ELSE status IN ('PENDING_ACK', 'DECLINED', 'IN_PROGRESS', 'RETURNED') AND submitted_at IS NULL AND closed_at IS NULL
          END)
      )`);
    // Status, version and stop times stay out of every index, so that most steps of an assignment are heap-only updates.
    await runner.query('CREATE INDEX assignment_item_id ON assignment (item_id)');
    await runner.query('CREATE INDEX assignment_parent_id ON assignment (parent_id) WHERE parent_id IS NOT NULL');
    await runner.query(
      'CREATE INDEX assignment_lead_id ON assignment (lead_assignment_id) WHERE lead_assignment_id IS NOT NULL',
    );
    await runner.query('CREATE INDEX assignment_unit_due ON assignment (unit_id, next_due_at, id)');
    await runner.query('CREATE INDEX assignment_dispatcher_due ON assignment (dispatcher_unit_id, next_due_at, id)');
    await runner.query('CREATE INDEX assignment_due ON assignment (next_due_at, id)');
    await runner.query('CREATE INDEX assignment_unit_path_gist ON assignment USING gist (unit_path)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assignment');
    await runner.query('DROP TABLE item_header');
  }
}
