import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { AssignmentClockEntity } from '../clocks/assignment-clock.entity.js';
import type { StoredClock } from '../clocks/clock-sql.js';
import { clockChanges, clockOf, clockRow, clocksColumn } from '../clocks/clock-sql.js';
import type { Clock } from '../domain/clock.js';
import { AssignmentEntity } from './assignment.entity.js';
import type { AssignmentRecord, JoinedRow } from './assignment-record.js';
import { recordOf } from './assignment-record.js';
import type { Entry } from './assignment-sql.js';
import { columnNames, directlyBelow, insertOf, insertRows, joinedColumns, openTree } from './assignment-sql.js';

/** The properties commands change; everything else is written once. */
const changing = [
  'version',
  'status',
  'reportDueAt',
  'completionDueAt',
  'nextDueAt',
  'warnAt',
  'acknowledgedAt',
  'firstReportedAt',
  'submittedAt',
  'submittedBy',
  'closedAt',
  'clockStoppedAt',
  'suspendedAt',
  'hasDeclined',
  'isOverdue',
  'percent',
  'returnCount',
  'urgeCount',
  'pendingRequest',
] as const satisfies (keyof AssignmentRecord)[];

/** Clocks with a moment that has come; the condition repeats the predicate of the partial index `assignment_clock_next`. */
export const pendingClocks = (now: string): string => `next_moment_at IS NOT NULL AND next_moment_at <= ${now}`;

/**
 * Loads assignments under a row lock and writes them back with their clocks. Locks are always taken in the order of ids, and on
 * assignments before anything that hangs on them.
 */
@Injectable()
export class AssignmentStore {
  private readonly selectJoined: string;
  private readonly selectLocked: string;
  private readonly columns: ReadonlyMap<string, string>;

  constructor(private readonly dataSource: DataSource) {
    const from = 'FROM assignment a JOIN item_header h ON h.id = a.item_id';
    this.selectJoined = `SELECT ${joinedColumns(dataSource)} ${from}`;
    const seen = '(SELECT s.version FROM assignment s WHERE s.id = a.id) AS "seenVersion"';
    this.selectLocked = `SELECT ${joinedColumns(dataSource)}, ${seen} ${from}`;
    this.columns = columnNames(dataSource);
  }

  async lock(manager: EntityManager, id: string): Promise<AssignmentRecord | null> {
    const [record] = await this.locked(manager, 'a.id = $1 FOR NO KEY UPDATE OF a', [id]);
    return record ?? null;
  }

  /** Without a lock, for what changes nothing of the assignment. */
  async find(manager: EntityManager, id: string): Promise<AssignmentRecord | null> {
    const [row] = await manager.query<JoinedRow[]>(`${this.selectJoined} WHERE a.id = $1`, [id]);
    return row ? recordOf(row) : null;
  }

  /** All assignments of an item that are not over. */
  lockOpenOfItem(manager: EntityManager, itemId: string): Promise<AssignmentRecord[]> {
    const where = 'a.item_id = $1 AND a.closed_at IS NULL ORDER BY a.id FOR NO KEY UPDATE OF a';
    return this.locked(manager, where, [itemId]);
  }

  /** Those of the given assignments that no other transaction holds. */
  lockFree(manager: EntityManager, ids: string[]): Promise<AssignmentRecord[]> {
    return this.locked(manager, 'a.id = ANY ($1) ORDER BY a.id FOR NO KEY UPDATE OF a SKIP LOCKED', [ids]);
  }

  /**
   * The assignment first, then everything open that hangs on it in the order of ids. Ids are made as tasks are handed down,
   * so that the way down is the order of ids here too.
   */
  async lockTree(manager: EntityManager, id: string): Promise<AssignmentRecord[]> {
    const [root, direct] = await Promise.all([this.lock(manager, id), manager.query<unknown[]>(directlyBelow, [id])]);
    if (!root) return [];
    if (direct.length === 0) return [root];
    const records = new Map([[id, root]]);
    for (;;) {
      const below = await manager.query<{ id: string }[]>(`${openTree('$1')} SELECT id FROM tree`, [id]);
      const missing = below.map((row) => row.id).filter((each) => !records.has(each));
      if (missing.length === 0) return [...records.values()];
      // A cascade that was committing while the locks were awaited shows only in the next round.
      const where = 'a.id = ANY ($1) ORDER BY a.id FOR NO KEY UPDATE OF a';
      const locked = await this.locked(manager, where, [missing]);
      for (const record of locked) records.set(record.id, record);
    }
  }

  /** Writes what has changed: the assignment, its clocks and the command's own entry in one statement. */
  async save(manager: EntityManager, before: AssignmentRecord, after: AssignmentRecord, entry?: Entry): Promise<void> {
    const parameters: unknown[] = [after.id];
    const parameter = (value: unknown): string => `$${parameters.push(value)}`;
    const changes = changing
      .filter((property) => !isSame(before[property], after[property]))
      .map((property) => `${this.columns.get(property)} = ${parameter(after[property])}`);
    const beside = clockChanges(before.clocks, after.clocks, '$1', parameter);
    if (entry) beside.push(insertOf(this.dataSource, entry, parameter));
    const update = `UPDATE assignment SET ${changes.join(', ')} WHERE id = $1`;
    const prefix = beside.map((sql, index) => `beside${index} AS (${sql})`).join(', ');
    await manager.query(prefix ? `WITH ${prefix} ${update}` : update, parameters);
  }

  /** Inserts newly dispatched assignments and their clocks. */
  async insert(manager: EntityManager, records: AssignmentRecord[]): Promise<void> {
    const clocks = records.flatMap(({ id, clocks: started }) =>
      started.map((clock) => ({ ...clockRow(clock), assignmentId: id })),
    );
    await Promise.all([
      insertRows(manager, { entity: AssignmentEntity, rows: records }),
      insertRows(manager, { entity: AssignmentClockEntity, rows: clocks }),
    ]);
  }

  /** Writes what has changed of the clocks alone, which no event tells: what they were counted by. */
  async saveClocks(manager: EntityManager, before: AssignmentRecord, after: AssignmentRecord): Promise<void> {
    for (const clock of after.clocks) {
      const parameters: unknown[] = [after.id];
      const earlier = before.clocks.filter(({ kind }) => kind === clock.kind);
      const [change] = clockChanges(earlier, [clock], '$1', (value) => `$${parameters.push(value)}`);
      if (change) await manager.query(change, parameters);
    }
  }

  /**
   * Writes what firing moments changed of many assignments at once: two statements, however many there are, and one more for each
   * recurring clock that went on to its next period.
   */
  async saveFired(manager: EntityManager, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const fired = changes.flatMap(({ before, after }) =>
      after.clocks.flatMap((clock) => {
        const earlier = before.clocks.find(({ kind }) => kind === clock.kind);
        return earlier && earlier !== clock ? [{ id: after.id, clock, earlier }] : [];
      }),
    );
    const plain = fired.filter(({ clock, earlier }) => clock.moments === earlier.moments);
    const after = changes.map((change) => change.after);
    await manager.query(
      `WITH counted AS (
         UPDATE assignment_clock c SET fired = v.fired
           FROM unnest($6::uuid[], $7::text[], $8::smallint[]) AS v (id, kind, fired)
          WHERE c.assignment_id = v.id AND c.kind = v.kind)
       UPDATE assignment a SET version = v.version, is_overdue = v.is_overdue, next_due_at = v.next_due_at, warn_at = v.warn_at
         FROM unnest($1::uuid[], $2::integer[], $3::boolean[], $4::timestamptz[], $5::timestamptz[])
           AS v (id, version, is_overdue, next_due_at, warn_at)
        WHERE a.id = v.id`,
      [
        after.map(({ id }) => id),
        after.map(({ version }) => version),
        after.map(({ isOverdue }) => isOverdue),
        after.map(({ nextDueAt }) => nextDueAt.toISOString()),
        after.map(({ warnAt }) => warnAt.toISOString()),
        plain.map(({ id }) => id),
        plain.map(({ clock }) => clock.kind),
        plain.map(({ clock }) => clock.fired),
      ],
    );
    for (const { id, clock, earlier } of fired) {
      if (clock.moments === earlier.moments) continue;
      const parameters: unknown[] = [id];
      const [update] = clockChanges([earlier], [clock], '$1', (value) => `$${parameters.push(value)}`);
      if (update) await manager.query(update, parameters);
    }
  }

  /**
   * The rows that fulfil the condition, which locks them. A row whose lock had to be awaited comes as it is now, while its clocks
   * come as they were when the statement began: where the versions differ, they are read again.
   */
  private async locked(manager: EntityManager, where: string, parameters: unknown[]): Promise<AssignmentRecord[]> {
    const rows = await manager.query<LockedRow[]>(`${this.selectLocked} WHERE ${where}`, parameters);
    const awaited = rows.filter(({ version, seenVersion }) => version !== seenVersion).map(({ id }) => id);
    const current = awaited.length > 0 ? await clocksOf(manager, awaited) : null;
    return rows.map(({ seenVersion: _, ...row }) => {
      const clocks = current?.get(row.id);
      return clocks ? { ...recordOf(row), clocks } : recordOf(row);
    });
  }
}

interface Change {
  before: AssignmentRecord;
  after: AssignmentRecord;
}

type LockedRow = JoinedRow & { seenVersion: number | null };

async function clocksOf(manager: EntityManager, ids: string[]): Promise<Map<string, Clock[]>> {
  const rows = await manager.query<{ id: string; clocks: StoredClock[] | null }[]>(
    `SELECT a.id, ${clocksColumn} FROM assignment a WHERE a.id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, clocks }) => [id, (clocks ?? []).map(clockOf)]));
}

const isSame = (one: unknown, other: unknown): boolean =>
  one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;
