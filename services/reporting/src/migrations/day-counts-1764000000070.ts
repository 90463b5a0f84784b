// Why: dashboards of a province answer from counters by unit and day instead of counting rows, also as of a past day.
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { dayInShanghai } from '../domain/shanghai-days.js';
import { levelOf } from '../domain/unit-level.js';
import { StatusTally } from '../projections/status-counts.js';

/** What was counted then. */
const counts = [
  'status_pending_ack',
  'status_declined',
  'status_in_progress',
  'status_input_given',
  'status_submitted',
  'status_returned',
  'status_completed',
  'status_closed_unable',
  'status_cancelled',
  'yellow_pending_ack',
  'yellow_declined',
  'yellow_in_progress',
  'yellow_input_given',
  'yellow_submitted',
  'yellow_returned',
  'red_pending_ack',
  'red_declined',
  'red_in_progress',
  'red_input_given',
  'red_submitted',
  'red_returned',
  'overdue',
  'issued',
  'acknowledged',
  'completed',
  'completed_on_time',
  'became_overdue',
  'returned',
  'extended',
  'ended',
  'days_tenths',
];
/** The counters of assignments as they were until the migration 90. */
export const assignmentCountSql = `
  CREATE TABLE assignment_count (
    unit_id text COLLATE "C" NOT NULL,
    key     text COLLATE "C" NOT NULL,
    grain   text COLLATE "C" NOT NULL CHECK (grain IN ('DAY', 'MONTH')),
    day     date NOT NULL,
    ${counts.map((column) => `${column} integer NOT NULL DEFAULT 0`).join(', ')},
    PRIMARY KEY (unit_id, key, grain, day)
  ) WITH (fillfactor = 70)`;
const running = `clock_stopped_at IS NULL AND status NOT IN ('COMPLETED', 'CLOSED_UNABLE', 'CANCELLED')`;
/** As the table of the latest facts has it. */
const statusRank = `CASE status WHEN 'PENDING_ACK' THEN 1 WHEN 'DECLINED' THEN 2 WHEN 'RETURNED' THEN 3 WHEN 'IN_PROGRESS' THEN 4
  WHEN 'INPUT_GIVEN' THEN 5 WHEN 'SUBMITTED' THEN 6 WHEN 'COMPLETED' THEN 7 WHEN 'CLOSED_UNABLE' THEN 8 ELSE 9 END`;
const rowsAtATime = 20_000;

export class DayCounts1764000000070 implements MigrationInterface {
  readonly name = 'DayCounts1764000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assignment_row
        ADD COLUMN issuing_unit_id text,
        ADD COLUMN level           text,
        ADD COLUMN returned_at     timestamptz,
        ADD COLUMN extended_at     timestamptz,
        ADD COLUMN state_from      date,
        ADD COLUMN completed_at    timestamptz GENERATED ALWAYS AS
          (CASE WHEN status = 'COMPLETED' THEN closed_at END) STORED,
        ADD COLUMN completed_on_time_at timestamptz GENERATED ALWAYS AS
          (CASE WHEN status = 'COMPLETED' AND NOT is_overdue THEN closed_at END) STORED`);
    await runner.query(`
      CREATE TABLE assignment_past (
        id               uuid        NOT NULL,
        from_day         date        NOT NULL,
        until_day        date        NOT NULL,
        status           text        NOT NULL,
        is_overdue       boolean     NOT NULL,
        next_due_at      timestamptz NOT NULL,
        warn_at          timestamptz NOT NULL,
        clock_stopped_at timestamptz,
        status_rank      smallint    NOT NULL GENERATED ALWAYS AS (${statusRank}) STORED,
        PRIMARY KEY (id, from_day)
      )`);
    await runner.query(assignmentCountSql);
    await runner.query(`
      CREATE TABLE status_count (
        counted       text COLLATE "C" NOT NULL CHECK (counted IN ('ITEM', 'DEDUCTION')),
        unit_id       text COLLATE "C" NOT NULL,
        status        text COLLATE "C" NOT NULL,
        grain         text COLLATE "C" NOT NULL CHECK (grain IN ('DAY', 'MONTH')),
        day           date    NOT NULL,
        count         integer NOT NULL,
        points_tenths integer NOT NULL,
        PRIMARY KEY (counted, unit_id, grain, day, status)
      ) WITH (fillfactor = 70)`);
    await runner.query(`
      CREATE TABLE lamp_settling (
        is_only    boolean     PRIMARY KEY DEFAULT true CHECK (is_only),
        settled_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE TABLE data_instant (source text PRIMARY KEY, latest_at timestamptz NOT NULL)`);
    await this.fill(runner.manager);
    await runner.query(`
      ALTER TABLE assignment_row
        ALTER COLUMN issuing_unit_id SET NOT NULL,
        ALTER COLUMN level SET NOT NULL,
        ALTER COLUMN state_from SET NOT NULL`);

    // Lamps that turn in a while, and the rows a measure opens.
    await runner.query(`CREATE INDEX assignment_row_warn_idx ON assignment_row (warn_at) WHERE ${running}`);
    await runner.query(`CREATE INDEX assignment_row_running_due_idx ON assignment_row (next_due_at) WHERE ${running}`);
    await runner.query('DROP INDEX assignment_row_closed_idx');
    await runner.query(
      'CREATE INDEX assignment_row_completed_idx ON assignment_row (completed_at) WHERE completed_at IS NOT NULL',
    );
    await runner.query('CREATE INDEX assignment_row_issuing_idx ON assignment_row (issuing_unit_id)');
    await runner.query(
      'CREATE INDEX assignment_row_returned_idx ON assignment_row (returned_at) WHERE returned_at IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX assignment_row_extended_idx ON assignment_row (extended_at) WHERE extended_at IS NOT NULL',
    );
  }

  /**
   * What is there already counts from the day it got its status; what was before that day only a rebuild knows. The counters of
   * assignments are left to the migration that gave them their present form.
   */
  private async fill(manager: EntityManager): Promise<void> {
    await manager.query(`
      UPDATE assignment_row SET
        issuing_unit_id = dispatcher_unit_id, level = '',
        state_from = (status_since AT TIME ZONE 'Asia/Shanghai')::date`);
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await manager.query<{ id: string; unitPath: string }[]>(
        `SELECT id, unit_path::text AS "unitPath" FROM assignment_row WHERE id > $1 ORDER BY id LIMIT ${rowsAtATime}`,
        [after],
      );
      const last = rows.at(-1);
      if (last === undefined) break;
      await manager.query(
        `UPDATE assignment_row a SET level = known.level
           FROM unnest($1::uuid[], $2::text[]) AS known (id, level) WHERE a.id = known.id`,
        [rows.map(({ id }) => id), rows.map(({ unitPath }) => levelOf(unitPath))],
      );
      after = last.id;
    }
    await fillStatusCounts(manager, 'ITEM', 'item_row', 'issuing_unit_path', '0');
    await fillStatusCounts(manager, 'DEDUCTION', 'deduction_row', 'unit_path', 'points_tenths');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX assignment_row_warn_idx, assignment_row_running_due_idx, assignment_row_completed_idx',
    );
    await runner.query(
      'CREATE INDEX assignment_row_closed_idx ON assignment_row (closed_at) WHERE closed_at IS NOT NULL',
    );
    await runner.query('DROP TABLE data_instant, lamp_settling, status_count, assignment_count, assignment_past');
    await runner.query(`
      ALTER TABLE assignment_row
        DROP COLUMN issuing_unit_id, DROP COLUMN level, DROP COLUMN returned_at, DROP COLUMN extended_at,
        DROP COLUMN state_from, DROP COLUMN completed_at, DROP COLUMN completed_on_time_at`);
  }
}

async function fillStatusCounts(
  manager: EntityManager,
  counted: 'ITEM' | 'DEDUCTION',
  table: string,
  path: string,
  points: string,
): Promise<void> {
  const rows = await manager.query<{ unitPath: string; status: string; points: number; since: Date }[]>(
    `SELECT ${path}::text AS "unitPath", status, ${points} AS points, status_since AS since FROM ${table}`,
  );
  const tally = new StatusTally(counted);
  for (const { since, ...row } of rows) tally.change(null, row, dayInShanghai(since));
  await tally.write(manager);
}
