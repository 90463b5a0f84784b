// Why: a service writes its events with its rows, publishes them at least once and applies those of others exactly once.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MessagingTables1764000000001 implements MigrationInterface {
  readonly name = 'MessagingTables1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE event_position_seq;

      CREATE TABLE event_log (
        position          bigint      NOT NULL DEFAULT nextval('event_position_seq'),
        occurred_at       timestamptz NOT NULL,
        id                uuid        NOT NULL,
        type              text        NOT NULL,
        aggregate_type    text        NOT NULL,
        aggregate_id      text        NOT NULL,
        aggregate_version integer     NOT NULL CHECK (aggregate_version > 0),
        actor             jsonb,
        traceparent       text,
        data              jsonb       NOT NULL,
        PRIMARY KEY (position, occurred_at)
      ) PARTITION BY RANGE (occurred_at);

      CREATE INDEX event_log_aggregate_idx ON event_log (aggregate_id, aggregate_version);

      CREATE TABLE event_log_default PARTITION OF event_log DEFAULT;

      CREATE TABLE outbox (
        id                bigint      PRIMARY KEY,
        shard             smallint    NOT NULL,
        occurred_at       timestamptz NOT NULL,
        aggregate_id      text        NOT NULL,
        aggregate_version integer     NOT NULL,
        CONSTRAINT outbox_aggregate_version_key UNIQUE (aggregate_id, aggregate_version)
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

      CREATE TABLE outbox_shard (
        shard      smallint    PRIMARY KEY,
        owner      uuid,
        expires_at timestamptz NOT NULL DEFAULT '-infinity'
      );
      INSERT INTO outbox_shard (shard) SELECT generate_series(0, 7);

      CREATE TABLE relay_instance (
        id      uuid        PRIMARY KEY,
        seen_at timestamptz NOT NULL
      );

      CREATE TABLE command_receipt (
        person_id   text        NOT NULL,
        key         text        NOT NULL,
        fingerprint text        NOT NULL,
        response    json,
        created_at  timestamptz NOT NULL,
        PRIMARY KEY (person_id, key)
      );

      CREATE TABLE consumer_position (
        consumer     text    NOT NULL,
        aggregate_id text    NOT NULL,
        version      integer NOT NULL,
        is_parked    boolean NOT NULL DEFAULT false,
        PRIMARY KEY (consumer, aggregate_id)
      ) WITH (fillfactor = 80);

      CREATE TABLE inbox (
        event_id   uuid        NOT NULL,
        effect     text        NOT NULL,
        applied_at timestamptz NOT NULL,
        PRIMARY KEY (event_id, effect)
      );

      CREATE TABLE dead_letter (
        consumer          text        NOT NULL,
        event_id          text        NOT NULL,
        reason            text        NOT NULL CHECK (reason IN ('FAILED', 'INVALID', 'MISSING', 'UNREADABLE', 'QUEUED')),
        type              text        NOT NULL,
        aggregate_type    text        NOT NULL,
        aggregate_id      text        NOT NULL,
        aggregate_version integer     NOT NULL,
        envelope          jsonb       NOT NULL,
        error             text,
        attempts          integer     NOT NULL,
        created_at        timestamptz NOT NULL,
        PRIMARY KEY (consumer, event_id)
      );
      CREATE INDEX dead_letter_aggregate_idx ON dead_letter (consumer, aggregate_id, aggregate_version);
    `);
    await runner.query(createPartitionFunction);
    await runner.query(`SELECT ensure_event_log_partitions(now(), 3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION ensure_event_log_partitions(timestamptz, integer);
      DROP TABLE dead_letter, inbox, consumer_position, command_receipt, relay_instance, outbox_shard, outbox, event_log;
      DROP SEQUENCE event_position_seq;
    `);
  }
}

/**
 * Attaches the partitions of this month and `months_ahead` more. Rows that fell into the default partition meanwhile are
 * moved into the new partition, so a late call repairs itself. Attaching takes no lock that stops writers of other months.
 */
const createPartitionFunction = `
  CREATE FUNCTION ensure_event_log_partitions(from_instant timestamptz, months_ahead integer) RETURNS integer
  LANGUAGE plpgsql AS $body$
  DECLARE
    month_start timestamptz;
    month_end timestamptz;
    partition_name text;
    created integer := 0;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('ensure_event_log_partitions'));
    FOR offset_months IN 0..months_ahead LOOP
      month_start := (date_trunc('month', from_instant AT TIME ZONE 'UTC') + make_interval(months => offset_months)) AT TIME ZONE 'UTC';
      month_end := (date_trunc('month', from_instant AT TIME ZONE 'UTC') + make_interval(months => offset_months + 1)) AT TIME ZONE 'UTC';
      partition_name := 'event_log_' || to_char(month_start AT TIME ZONE 'UTC', 'YYYY_MM');
      CONTINUE WHEN to_regclass(quote_ident(partition_name)) IS NOT NULL;
      EXECUTE format('CREATE TABLE %I (LIKE event_log INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition_name);
      EXECUTE format('WITH moved AS (DELETE FROM event_log_default WHERE occurred_at >= %L AND occurred_at < %L RETURNING *)
                      INSERT INTO %I SELECT * FROM moved', month_start, month_end, partition_name);
      EXECUTE format('ALTER TABLE event_log ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition_name, month_start, month_end);
      created := created + 1;
    END LOOP;
    RETURN created;
  END
  $body$`;
