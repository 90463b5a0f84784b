// Why: a deduction must name the version of the rule it rests on, and one occurrence must never be proposed twice under one rule.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ScoringTables1764000000040 implements MigrationInterface {
  readonly name = 'ScoringTables1764000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rule_set (
        id                text        NOT NULL,
        version           integer     NOT NULL CHECK (version > 0),
        jurisdiction_path ltree       NOT NULL,
        effective_from    date        NOT NULL,
        effective_to      date        CHECK (effective_to > effective_from),
        content           jsonb       NOT NULL,
        content_hash      text        NOT NULL,
        loaded_at         timestamptz NOT NULL,
        PRIMARY KEY (id, version)
      )`);
    await runner.query(`
      CREATE TABLE deduction (
        id                 uuid        PRIMARY KEY,
        version            integer     NOT NULL CHECK (version > 0),
        status             text        NOT NULL
          CHECK (status IN ('PROPOSED', 'CONFIRMED', 'APPEALED', 'UPHELD', 'WITHDRAWN', 'COUNTED')),
        unit_id            text        NOT NULL,
        unit_path          ltree       NOT NULL,
        rule_set_id        text        NOT NULL,
        rule_set_version   integer     NOT NULL,
        rule_code          text        NOT NULL,
        clause             text        NOT NULL,
        points_tenths      integer     NOT NULL CHECK (points_tenths > 0),
        occurrence_kind    text        NOT NULL,
        occurrence_key     text        NOT NULL,
        occurred_at        timestamptz NOT NULL,
        assessment_year    integer     NOT NULL,
        item_id            uuid        NOT NULL,
        item_no            text        NOT NULL,
        item_title         text        NOT NULL,
        source_kind        text        NOT NULL,
        disclosure         text        NOT NULL,
        assignment_id      uuid        NOT NULL,
        task               text        NOT NULL,
        dispatcher_unit_id text        NOT NULL,
        proposed_at        timestamptz NOT NULL,
        decided_by         jsonb,
        decision_reason    text,
        appeal_reason      text,
        CONSTRAINT deduction_rule_set_fk FOREIGN KEY (rule_set_id, rule_set_version) REFERENCES rule_set (id, version),
        CONSTRAINT deduction_occurrence_key UNIQUE (occurrence_key, rule_code)
      )`);
    await runner.query('CREATE INDEX deduction_unit_path_idx ON deduction USING gist (unit_path)');
    await runner.query('CREATE INDEX deduction_unit_year_idx ON deduction (unit_id, assessment_year)');
    await runner.query('CREATE INDEX deduction_order_idx ON deduction (occurred_at DESC, id DESC)');
    // Who may read the title of a work-secret item: every unit an assignment of it was dispatched by or to.
    await runner.query(`
      CREATE TABLE item_holder (
        item_id uuid NOT NULL,
        unit_id text NOT NULL,
        PRIMARY KEY (item_id, unit_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE item_holder');
    await runner.query('DROP TABLE deduction');
    await runner.query('DROP TABLE rule_set');
  }
}
