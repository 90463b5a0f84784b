import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import type { DeadLetterReason } from './event-failure.js';
import { positionOf } from './positions.js';

export interface DeadLetter {
  consumer: string;
  eventId: string;
  reason: DeadLetterReason;
  type: string;
  aggregateType: string;
  aggregateId: string;
  aggregateVersion: number;
  error: string | null;
  attempts: number;
  createdAt: Date;
  envelope: EventEnvelope;
}

interface DeadLetterRow {
  consumer: string;
  event_id: string;
  reason: DeadLetterReason;
  type: string;
  aggregate_type: string;
  aggregate_id: string;
  aggregate_version: number;
  error: string | null;
  attempts: number;
  created_at: Date;
  envelope: EventEnvelope;
}

const toDeadLetter = (row: DeadLetterRow): DeadLetter => ({
  consumer: row.consumer,
  eventId: row.event_id,
  reason: row.reason,
  type: row.type,
  aggregateType: row.aggregate_type,
  aggregateId: row.aggregate_id,
  aggregateVersion: row.aggregate_version,
  error: row.error,
  attempts: row.attempts,
  createdAt: row.created_at,
  envelope: row.envelope,
});

/** Events set aside, and the aggregates parked because of them. */
@Injectable()
export class DeadLetterStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Sets the event aside and parks its aggregate for this consumer. */
  async park(
    consumer: string,
    event: EventEnvelope,
    reason: DeadLetterReason,
    error: string,
    attempts: number,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO consumer_position (consumer, aggregate_id, version, is_parked) VALUES ($1, $2, 0, true)
         ON CONFLICT (consumer, aggregate_id) DO UPDATE SET is_parked = true`,
        [consumer, event.aggregateId],
      );
      await this.insert(manager, consumer, event, reason, error, attempts);
    });
  }

  /** Sets aside what cannot even be attributed to an aggregate; nothing is parked. */
  async keepUnreadable(consumer: string, event: EventEnvelope, error: string): Promise<void> {
    await this.insert(this.dataSource.manager, consumer, event, 'UNREADABLE', error, 1);
  }

  /**
   * Lets an event queue behind the one its aggregate is parked for. Answers false where the aggregate was released
   * meanwhile: the event is then to be applied as usual.
   */
  async queueBehind(consumer: string, event: EventEnvelope): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const position = await positionOf(manager, consumer, event.aggregateId, true);
      if (!position.isParked) return false;
      if (event.aggregateVersion > position.version) await this.insert(manager, consumer, event, 'QUEUED', null, 0);
      return true;
    });
  }

  /** Oldest version first per aggregate. */
  async list(filter: { consumer?: string; aggregateId?: string } = {}, limit = 1_000): Promise<DeadLetter[]> {
    const rows = await this.dataSource.query<DeadLetterRow[]>(
      `SELECT * FROM dead_letter
        WHERE ($1::text IS NULL OR consumer = $1) AND ($2::text IS NULL OR aggregate_id = $2)
        ORDER BY consumer, aggregate_id, aggregate_version LIMIT $3`,
      [filter.consumer ?? null, filter.aggregateId ?? null, limit],
    );
    return rows.map(toDeadLetter);
  }

  async remove(manager: EntityManager, consumer: string, eventId: string): Promise<void> {
    await manager.query('DELETE FROM dead_letter WHERE consumer = $1 AND event_id = $2', [consumer, eventId]);
  }

  /** Releases the aggregate unless an event came to queue meanwhile; answers whether it was released. */
  async release(consumer: string, aggregateId: string): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      await positionOf(manager, consumer, aggregateId, true);
      const [, released] = await manager.query<[unknown[], number]>(
        `UPDATE consumer_position SET is_parked = false WHERE consumer = $1 AND aggregate_id = $2
            AND NOT EXISTS (SELECT FROM dead_letter WHERE consumer = $1 AND aggregate_id = $2 AND reason <> 'UNREADABLE')`,
        [consumer, aggregateId],
      );
      return released > 0;
    });
  }

  async counts(): Promise<{ events: number; aggregates: number }> {
    const [row] = await this.dataSource.query<{ events: number; aggregates: number }[]>(
      'SELECT count(*)::int AS events, count(DISTINCT (consumer, aggregate_id))::int AS aggregates FROM dead_letter',
    );
    return row ?? { events: 0, aggregates: 0 };
  }

  private async insert(
    manager: EntityManager,
    consumer: string,
    event: EventEnvelope,
    reason: DeadLetterReason,
    error: string | null,
    attempts: number,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO dead_letter AS d (consumer, event_id, reason, type, aggregate_type, aggregate_id, aggregate_version,
                                     envelope, error, attempts, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (consumer, event_id) DO UPDATE
         SET reason = CASE WHEN excluded.reason = 'QUEUED' THEN d.reason ELSE excluded.reason END,
             error = coalesce(excluded.error, d.error), attempts = d.attempts + excluded.attempts`,
      [
        consumer,
        event.id,
        reason,
        event.type,
        event.aggregateType,
        event.aggregateId,
        event.aggregateVersion,
        JSON.stringify(event),
        error,
        attempts,
        this.clock.now(),
      ],
    );
  }
}
