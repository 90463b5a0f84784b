import type { EventEnvelope } from '@ducha/contracts';
import type { Clock, FirstReading, Tx } from '@ducha/messaging';
import type { DataSource } from 'typeorm';
import { isOver } from '../domain/lamp.js';
import { toldBy } from './assignment-events.js';
import { copyPast } from './assignment-past.js';
import { countOn } from './count-from-rows.js';
import { storedAssignments, type StoredAssignment } from './counted-assignment.js';
import { noteDataInstant } from './data-instant.js';
import { assignmentRows } from './rows.js';

/** Assignments that are kept in memory, the latest touched: most events follow the ones before within days. */
const rememberedAtMost = 50_000;

/**
 * Brings assignments into empty tables that nobody else writes: rows are copied in instead of compared with what is there, and
 * counted when they are complete.
 */
export class AssignmentsFirstReading implements FirstReading {
  readonly completes = ['assignment_count', 'assignment_day_count', 'lamp_settling'];
  /** As they stand in the database, the one touched last at the end. */
  private readonly remembered = new Map<string, StoredAssignment>();

  constructor(private readonly clock: Clock) {}

  async fold(tx: Tx, events: readonly EventEnvelope[]): Promise<void> {
    const { manager } = tx;
    const stored = await this.storedBefore(tx, events);
    const known = new Set(stored.keys());
    const { rows, past } = toldBy(events, stored);
    const replaced = rows.map(({ id }) => id).filter((id) => known.has(id));
    // An update would be the same two steps, and parse and compare besides.
    if (replaced.length > 0) await manager.query('DELETE FROM assignment_row WHERE id = ANY ($1::uuid[])', [replaced]);
    await assignmentRows.copy(manager, rows);
    await copyPast(manager, past);
    await noteDataInstant(manager, 'assignment', events);
    tx.afterCommit(() => this.remember(stored));
  }

  /** Lamps that have turned by now are counted with the rest: settling each by itself would take longer than all this. */
  async complete(beside: DataSource): Promise<void> {
    const settledAt = this.clock.now();
    await countOn(beside, settledAt);
    await beside.query('INSERT INTO lamp_settling (settled_at) VALUES ($1)', [settledAt]);
  }

  /** An assignment whose first event is among these was not there before. */
  private async storedBefore(tx: Tx, events: readonly EventEnvelope[]): Promise<Map<string, StoredAssignment>> {
    const stored = new Map<string, StoredAssignment>();
    const asked = new Set(events.map(({ aggregateId }) => aggregateId));
    for (const { aggregateId, aggregateVersion } of events) if (aggregateVersion === 1) asked.delete(aggregateId);
    for (const id of asked) {
      const one = this.remembered.get(id);
      if (one === undefined) continue;
      stored.set(id, one);
      asked.delete(id);
    }
    if (asked.size > 0) for (const [id, one] of await storedAssignments(tx.manager, [...asked])) stored.set(id, one);
    return stored;
  }

  private remember(assignments: ReadonlyMap<string, StoredAssignment>): void {
    for (const [id, one] of assignments) {
      this.remembered.delete(id);
      if (!isOver(one)) this.remembered.set(id, one);
    }
    for (const id of this.remembered.keys()) {
      if (this.remembered.size <= rememberedAtMost) break;
      this.remembered.delete(id);
    }
  }
}
