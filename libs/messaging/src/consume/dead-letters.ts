import { Injectable, Logger } from '@nestjs/common';
import type { Context, EventEnvelope } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import { EventLogClient } from '../event-log/event-log-client.js';
import { DeadLetterStore } from './dead-letter-store.js';
import type { DeadLetter } from './dead-letter-store.js';
import { EventApplier } from './event-applier.js';
import { EventFailure } from './event-failure.js';
import { positionOf } from './positions.js';

export interface DeadLetterFilter {
  consumer?: string;
  aggregateId?: string;
}

export interface ReplayResult {
  consumer: string;
  aggregateId: string;
  /** Events applied or found applied before, in order. */
  applied: number;
  /** Why the aggregate stays parked; null where it was released. */
  failure: string | null;
}

/** Shows what was set aside, and replays it in order once its cause is gone. */
@Injectable()
export class DeadLetters {
  private readonly logger = new Logger(DeadLetters.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: DeadLetterStore,
    private readonly applier: EventApplier,
    private readonly eventLog: EventLogClient,
  ) {}

  list(filter: DeadLetterFilter = {}, limit?: number): Promise<DeadLetter[]> {
    return this.store.list(filter, limit);
  }

  counts(): Promise<{ events: number; aggregates: number }> {
    return this.store.counts();
  }

  /**
   * Applies each parked aggregate's events in order of version and releases the aggregate after the last one. The first
   * failure leaves the rest of its aggregate parked. Needs the handlers to be connected (`connectEvents`).
   */
  async replay(filter: DeadLetterFilter = {}): Promise<ReplayResult[]> {
    const parked = await this.dataSource.query<{ consumer: string; aggregate_id: string }[]>(
      `SELECT DISTINCT consumer, aggregate_id FROM dead_letter
        WHERE reason <> 'UNREADABLE' AND ($1::text IS NULL OR consumer = $1) AND ($2::text IS NULL OR aggregate_id = $2)
        ORDER BY consumer, aggregate_id`,
      [filter.consumer ?? null, filter.aggregateId ?? null],
    );
    const results: ReplayResult[] = [];
    for (const { consumer, aggregate_id } of parked) results.push(await this.replayAggregate(consumer, aggregate_id));
    return results;
  }

  private async replayAggregate(consumer: string, aggregateId: string): Promise<ReplayResult> {
    const result: ReplayResult = { consumer, aggregateId, applied: 0, failure: null };
    try {
      for (;;) {
        const [next] = await this.store.list({ consumer, aggregateId }, 1);
        if (next) await this.replayOne(consumer, next.envelope);
        else if (await this.store.release(consumer, aggregateId)) return result;
        if (next) result.applied += 1;
      }
    } catch (error) {
      if (!(error instanceof EventFailure)) throw error;
      await this.store.park(consumer, error.event, error.reason, error.message, 1);
      this.logger.warn(
        `${error.event.type} ${aggregateId} v${error.event.aggregateVersion} failed again: ${error.message}`,
      );
      return { ...result, failure: error.message };
    }
  }

  private async replayOne(consumer: string, event: EventEnvelope): Promise<void> {
    const { version } = await positionOf(this.dataSource.manager, consumer, event.aggregateId);
    if (event.aggregateVersion > version + 1) {
      const context = event.type.split('.')[0] as Context;
      for await (const missing of this.eventLog.range(
        context,
        event.aggregateId,
        version + 1,
        event.aggregateVersion - 1,
      )) {
        await this.applier.apply(consumer, missing, { isReplay: true });
      }
    }
    const standing = await this.applier.apply(consumer, event, {
      isReplay: true,
      afterwards: (tx) => this.store.remove(tx.manager, consumer, event.id),
    });
    if (standing === 'APPLIED_BEFORE') await this.store.remove(this.dataSource.manager, consumer, event.id);
    else if (standing !== 'NEXT') throw new EventFailure(event, 'MISSING', new Error('an earlier version is missing'));
  }
}
