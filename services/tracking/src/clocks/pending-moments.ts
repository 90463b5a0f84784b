import { Clock, CommandTransaction } from '@ducha/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssignmentStore, pendingClocks } from '../assignments/assignment-store.js';
import { AssignmentWriter } from '../assignments/assignment-writer.js';

/** Fires what has come: reminders, missed dates and the steps after them. */
@Injectable()
export class PendingMoments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transaction: CommandTransaction,
    private readonly clock: Clock,
    private readonly store: AssignmentStore,
    private readonly writer: AssignmentWriter,
  ) {}

  /** Assignments with a moment that has come, the longest-waiting first. */
  async find(limit: number): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT assignment_id AS id FROM assignment_clock WHERE ${pendingClocks('$1')} ORDER BY next_moment_at LIMIT $2`,
      [this.clock.now(), limit],
    );
    return [...new Set(rows.map(({ id }) => id))];
  }

  /**
   * Fires the moments of these assignments that have come, in one transaction; answers how many. The assignments are locked first,
   * as every command does; one that somebody else holds is left for the next round. A second scanner finds a moment fired once
   * the lock is free, so that none fires twice.
   */
  fire(ids: string[]): Promise<number> {
    return this.transaction.run(async (tx) => {
      const records = await this.store.lockFree(tx.manager, ids);
      const after = await this.writer.firePending(tx, records);
      const versions = (sum: number, { version }: { version: number }) => sum + version;
      return after.reduce(versions, 0) - records.reduce(versions, 0);
    });
  }
}
