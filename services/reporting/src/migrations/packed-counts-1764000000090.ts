// Why: a row of 31 columns for each unit, key and day made eight gigabytes of counters for a million assignments.
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { countedOf } from '../domain/assignment-change.js';
import { beginning, ending, happened } from '../domain/contributions.js';
import { Tally } from '../domain/tally.js';
import type { PastState } from '../projections/assignment-past.js';
import { writeCounts } from '../projections/assignment-counts.js';
import { storedColumns, type StoredAssignment } from '../projections/counted-assignment.js';
import { assignmentCountSql } from './day-counts-1764000000070.js';

const rowsAtATime = 20_000;

export class PackedCounts1764000000090 implements MigrationInterface {
  readonly name = 'PackedCounts1764000000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assignment_count');
    await runner.query(`
      CREATE TABLE assignment_count (
        unit_id text COLLATE "C" NOT NULL,
        key     text COLLATE "C" NOT NULL,
        latest  integer NOT NULL,
        years   bytea   NOT NULL,
        months  bytea   NOT NULL,
        PRIMARY KEY (unit_id, key)
      ) WITH (fillfactor = 80)`);
    await runner.query(`
      CREATE TABLE assignment_day_count (
        unit_id text COLLATE "C" NOT NULL,
        key     text COLLATE "C" NOT NULL,
        month   integer NOT NULL,
        days    bytea   NOT NULL,
        PRIMARY KEY (unit_id, key, month)
      ) WITH (fillfactor = 80)`);
    await runner.query('UPDATE assignment_row SET overdue_at = delivered_at WHERE overdue_at < delivered_at');
    await this.fill(runner.manager);
  }

  /** From the rows, what they were before, and the lamps that were settled: as the events were counted. */
  private async fill(manager: EntityManager): Promise<void> {
    const [settling] = await manager.query<{ at: Date | null }[]>(
      `SELECT nullif(settled_at, '-infinity') AS at FROM lamp_settling`,
    );
    const settledAt = settling?.at ?? null;
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await manager.query<StoredAssignment[]>(
        `SELECT ${storedColumns} FROM assignment_row a WHERE a.id > $1 ORDER BY a.id LIMIT ${rowsAtATime}`,
        [after],
      );
      const last = rows.at(-1);
      if (last === undefined) break;
      const past = await pastOf(manager, after, last.id);
      const tally = new Tally();
      for (const row of rows) {
        const counted = countedOf(row);
        for (const was of past.get(row.id) ?? [])
          tally.add(counted, [...beginning(was, settledAt), ...ending(was, was.until, settledAt)]);
        tally.add(counted, [...beginning(row, settledAt), ...happened(row)]);
      }
      await writeCounts(manager, tally.changed());
      after = last.id;
    }
  }

  /** Leaves the former counters empty: `npm run rebuild -- reporting` counts again. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assignment_day_count, assignment_count');
    await runner.query(assignmentCountSql);
  }
}

async function pastOf(manager: EntityManager, after: string, upTo: string): Promise<Map<string, PastState[]>> {
  const all = await manager.query<PastState[]>(
    `SELECT id, from_day::text AS "from", until_day::text AS until, status, is_overdue AS "isOverdue", next_due_at AS "nextDueAt",
            warn_at AS "warnAt", clock_stopped_at AS "clockStoppedAt"
       FROM assignment_past WHERE id > $1 AND id <= $2`,
    [after, upTo],
  );
  const byId = new Map<string, PastState[]>();
  for (const one of all) byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
  return byId;
}
