import type { MigrationInterface, QueryRunner } from 'typeorm';

// Items from recording to archiving: their breakdown, the numbers they were given, and how far their assignments are.
export class ItemTables1764000000020 implements MigrationInterface {
  name = 'ItemTables1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE item (
        id uuid PRIMARY KEY,
        version integer NOT NULL CHECK (version > 0),
        status text NOT NULL,
        previous_status text,
        item_no text,
        title text NOT NULL,
        content text NOT NULL,
        source_kind text NOT NULL,
        source_document_no text,
        source_issued_by text,
        source_received_on date,
        source_sentence text,
        source_link text,
        content_category text NOT NULL,
        urgency text NOT NULL,
        disclosure text NOT NULL,
        handling_proposal text,
        initiation_basis_kind text,
        initiation_basis_reference text,
        report_due_at timestamptz,
        completion_due_at timestamptz,
        issuing_unit_id text NOT NULL,
        issuing_unit_path ltree NOT NULL,
        recorded_by_id text NOT NULL,
        recorded_by_name text NOT NULL,
        created_at timestamptz NOT NULL,
        approved_by_id text,
        approved_by_name text,
        approval_opinion text,
        registered_at timestamptz,
        notice_number text,
        notice_requirement text,
        notice_issued_at timestamptz,
        suspended_at timestamptz,
        closed_at timestamptz,
        reopen_count integer NOT NULL CHECK (reopen_count >= 0),
        CONSTRAINT item_registration CHECK (
          num_nulls(item_no, registered_at, approved_by_id, approved_by_name) IN (0, 4)),
        CONSTRAINT item_notice CHECK (num_nulls(notice_number, notice_requirement, notice_issued_at) IN (0, 3)),
        CONSTRAINT item_basis CHECK (num_nulls(initiation_basis_kind, initiation_basis_reference) IN (0, 2)),
        CONSTRAINT item_suspension CHECK (
          (status = 'SUSPENDED') = (previous_status IS NOT NULL) AND (status = 'SUSPENDED') = (suspended_at IS NOT NULL))
      )`);
    await runner.query('CREATE UNIQUE INDEX item_item_no ON item (item_no)');
    await runner.query('CREATE INDEX item_created_at ON item (created_at, id)');
    await runner.query('CREATE INDEX item_issuing_unit_path ON item USING gist (issuing_unit_path)');
    await runner.query('CREATE INDEX item_search ON item USING gin (title gin_trgm_ops, item_no gin_trgm_ops)');

    await runner.query(`
      CREATE TABLE planned_assignment (
        assignment_id uuid PRIMARY KEY,
        item_id uuid NOT NULL,
        round integer NOT NULL,
        position integer NOT NULL,
        unit_id text NOT NULL,
        unit_path ltree NOT NULL,
        role text NOT NULL,
        lead_assignment_id uuid,
        task text NOT NULL,
        responsible_name text NOT NULL,
        responsible_title text NOT NULL,
        responsible_phone text,
        report_due_at timestamptz NOT NULL,
        completion_due_at timestamptz NOT NULL,
        skips_level boolean NOT NULL,
        CONSTRAINT planned_assignment_unit_once UNIQUE (item_id, round, unit_id),
        CONSTRAINT planned_assignment_lead CHECK ((role = 'SUPPORT') = (lead_assignment_id IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX planned_assignment_unit_path ON planned_assignment USING gist (unit_path)');

    await runner.query(`
      CREATE TABLE assignment_status (
        assignment_id uuid PRIMARY KEY,
        item_id uuid NOT NULL,
        parent_id uuid,
        role text NOT NULL,
        unit_id text NOT NULL,
        unit_path ltree NOT NULL,
        status text NOT NULL,
        version integer NOT NULL,
        close_reason text
      )`);
    await runner.query('CREATE INDEX assignment_status_item_id ON assignment_status (item_id)');
    await runner.query('CREATE INDEX assignment_status_unit_path ON assignment_status USING gist (unit_path)');

    await runner.query(`
      CREATE TABLE number_series (
        kind text NOT NULL,
        unit_id text NOT NULL,
        year integer NOT NULL,
        code text NOT NULL,
        last_sequence integer NOT NULL CHECK (last_sequence > 0),
        PRIMARY KEY (kind, unit_id, year, code)
      ) WITH (fillfactor = 50)`);
    await runner.query(`
      CREATE TABLE document_number (
        kind text NOT NULL,
        unit_id text NOT NULL,
        year integer NOT NULL,
        code text NOT NULL,
        sequence integer NOT NULL,
        number text NOT NULL,
        item_id uuid NOT NULL,
        status text NOT NULL CHECK (status IN ('ISSUED', 'VOIDED')),
        issued_at timestamptz NOT NULL,
        voided_at timestamptz,
        void_reason text,
        PRIMARY KEY (kind, unit_id, year, code, sequence),
        CONSTRAINT document_number_void CHECK ((status = 'VOIDED') = (voided_at IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX document_number_item_id ON document_number (item_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE document_number');
    await runner.query('DROP TABLE number_series');
    await runner.query('DROP TABLE assignment_status');
    await runner.query('DROP TABLE planned_assignment');
    await runner.query('DROP TABLE item');
  }
}
