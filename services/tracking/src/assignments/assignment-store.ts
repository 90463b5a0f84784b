import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { AssignmentClockEntity } from '../clocks/assignment-clock.entity.js';
import { clocksOf } from '../domain/clock.js';
import { AssignmentEntity } from './assignment.entity.js';
import type { AssignmentRecord, JoinedRow } from './assignment-record.js';
import { recordOf } from './assignment-record.js';
import type { Entry } from './assignment-sql.js';
import { columnNames, directlyBelow, insertOf, joinedColumns, openTree } from './assignment-sql.js';

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

export type MissedClock = Pick<AssignmentClockEntity, 'assignmentId' | 'kind' | 'dueAt'>;

/** Open clocks that have run out; the condition repeats the predicate of the partial index `assignment_clock_open`. */
export const missedClocks = (now: string): string =>
  `fired_at IS NULL AND (stopped_at IS NULL OR stopped_at >= due_at) AND due_at <= ${now}`;

/**
 * Loads assignments under a row lock and writes them back with their clocks. Locks are always taken in the order of ids, and on
 * assignments before anything that hangs on them.
 */
@Injectable()
export class AssignmentStore {
  private readonly selectJoined: string;
  private readonly columns: ReadonlyMap<string, string>;

  constructor(private readonly dataSource: DataSource) {
    this.selectJoined = `SELECT ${joinedColumns(dataSource)} FROM assignment a JOIN item_header h ON h.id = a.item_id`;
    this.columns = columnNames(dataSource);
  }

  async lock(manager: EntityManager, id: string): Promise<AssignmentRecord | null> {
    const [record] = await this.rows(manager, `${this.selectJoined} WHERE a.id = $1 FOR NO KEY UPDATE OF a`, [id]);
    return record ?? null;
  }

  /** Without a lock, for what changes nothing of the assignment. */
  async find(manager: EntityManager, id: string): Promise<AssignmentRecord | null> {
    const [record] = await this.rows(manager, `${this.selectJoined} WHERE a.id = $1`, [id]);
    return record ?? null;
  }

  /** All assignments of an item that are not over. */
  lockOpenOfItem(manager: EntityManager, itemId: string): Promise<AssignmentRecord[]> {
    const where = 'WHERE a.item_id = $1 AND a.closed_at IS NULL ORDER BY a.id FOR NO KEY UPDATE OF a';
    return this.rows(manager, `${this.selectJoined} ${where}`, [itemId]);
  }

  /** Those of the given assignments that no other transaction holds. */
  lockFree(manager: EntityManager, ids: string[]): Promise<AssignmentRecord[]> {
    const where = 'WHERE a.id = ANY ($1) ORDER BY a.id FOR NO KEY UPDATE OF a SKIP LOCKED';
    return this.rows(manager, `${this.selectJoined} ${where}`, [ids]);
  }

  /**
   * The assignment first, then everything open that hangs on it in the order of ids. Ids are made as tasks are handed down,
   * so that the way down is the order of ids here too.
   */
  async lockTree(manager: EntityManager, id: string): Promise<AssignmentRecord[]> {
    const root = await this.lock(manager, id);
    if (!root) return [];
    const direct = await manager.query<unknown[]>(directlyBelow, [id]);
    if (direct.length === 0) return [root];
    const records = new Map([[id, root]]);
    for (;;) {
      const below = await manager.query<{ id: string }[]>(`${openTree('$1')} SELECT id FROM tree`, [id]);
      const missing = below.map((row) => row.id).filter((each) => !records.has(each));
      if (missing.length === 0) return [...records.values()];
      // A cascade that was committing while the locks were awaited shows only in the next round.
      const where = 'WHERE a.id = ANY ($1) ORDER BY a.id FOR NO KEY UPDATE OF a';
      const locked = await this.rows(manager, `${this.selectJoined} ${where}`, [missing]);
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
    const beside = clockChanges(before, after, parameter);
    if (entry) beside.push(insertOf(this.dataSource, entry, parameter));
    const update = `UPDATE assignment SET ${changes.join(', ')} WHERE id = $1`;
    const prefix = beside.map((sql, index) => `beside${index} AS (${sql})`).join(', ');
    await manager.query(prefix ? `WITH ${prefix} ${update}` : update, parameters);
  }

  /** Inserts newly dispatched assignments and their clocks. */
  async insert(manager: EntityManager, records: AssignmentRecord[]): Promise<void> {
    const known = [...this.columns.keys()] as (keyof AssignmentRecord)[];
    const rows = records.map((record) => Object.fromEntries(known.map((property) => [property, record[property]])));
    await manager.insert(AssignmentEntity, rows);
    const clocks = records.flatMap((record) =>
      clocksOf(record).map((clock) => ({ ...clock, assignmentId: record.id })),
    );
    await manager.insert(AssignmentClockEntity, clocks);
  }

  /** Marks the clocks of locked assignments that have run out unmet as fired, and says which, the longer overdue first. */
  async takeMissed(manager: EntityManager, ids: string[], now: Date): Promise<MissedClock[]> {
    const [missed] = await manager.query<[MissedClock[], number]>(
      `UPDATE assignment_clock SET fired_at = $1 WHERE ${missedClocks('$1')} AND assignment_id = ANY ($2)
       RETURNING assignment_id AS "assignmentId", kind, due_at AS "dueAt"`,
      [now, ids],
    );
    return missed.sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
  }

  private async rows(manager: EntityManager, sql: string, parameters: unknown[]): Promise<AssignmentRecord[]> {
    return (await manager.query<JoinedRow[]>(sql, parameters)).map(recordOf);
  }
}

const isSame = (one: unknown, other: unknown): boolean =>
  one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;

/** Statements for the clocks that were stopped, moved or taken away; a moved clock may fire again. */
function clockChanges(
  before: AssignmentRecord,
  after: AssignmentRecord,
  parameter: (value: unknown) => string,
): string[] {
  const earlier = clocksOf(before);
  const later = clocksOf(after);
  if (later.length === 0) return earlier.length === 0 ? [] : ['DELETE FROM assignment_clock WHERE assignment_id = $1'];
  return later.flatMap((clock) => {
    const old = earlier.find(({ kind }) => kind === clock.kind);
    const isMoved = !old || !isSame(old.dueAt, clock.dueAt);
    if (!isMoved && isSame(old.stoppedAt, clock.stoppedAt)) return [];
    const due = isMoved ? `due_at = ${parameter(clock.dueAt)}, fired_at = NULL, ` : '';
    const where = `assignment_id = $1 AND kind = ${parameter(clock.kind)}`;
    return [`UPDATE assignment_clock SET ${due}stopped_at = ${parameter(clock.stoppedAt)} WHERE ${where}`];
  });
}
