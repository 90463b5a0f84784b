import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context, EventEnvelope } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import { EventLogClient } from '../event-log/event-log-client.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { DeadLetterStore } from './dead-letter-store.js';
import { EventApplier } from './event-applier.js';
import { EventFailure } from './event-failure.js';
import { EventHandlers } from './event-handlers.js';
import { PositionBatch } from './position-batch.js';
import { positionOf, standingOf } from './positions.js';
import type { Standing } from './positions.js';
import { Semaphore } from './semaphore.js';

/** Another instance may be at the missing event right now; asking the producer at once would do its work twice. */
const GAP_GRACE_MS = 50;

/** Brings an event in by its version: next ones are applied, repeats skipped, gaps repaired, parked aggregates queued. */
@Injectable()
export class OrderedApplier {
  private readonly slots: Semaphore;

  constructor(
    private readonly dataSource: DataSource,
    private readonly applier: EventApplier,
    private readonly handlers: EventHandlers,
    private readonly batch: PositionBatch,
    private readonly deadLetters: DeadLetterStore,
    private readonly eventLog: EventLogClient,
    @Inject(MESSAGING_OPTIONS) options: ResolvedMessagingOptions,
  ) {
    this.slots = new Semaphore(options.concurrency);
  }

  /**
   * Resolves once the event needs no further delivery: applied now or before, or queued in `dead_letter`.
   * @throws EventFailure when an event is at fault, EventLogUnavailable when a gap could not be looked up, other errors on outages.
   */
  async apply(consumer: string, context: Context, event: EventEnvelope): Promise<void> {
    let standing = await this.once(consumer, event);
    if (typeof standing === 'object') {
      await pause(GAP_GRACE_MS);
      standing = await this.once(consumer, event);
    }
    if (typeof standing === 'object') {
      await this.repair(consumer, context, event, standing.missingFrom);
      standing = await this.once(consumer, event);
    }
    if (typeof standing === 'object') {
      throw new EventFailure(
        event,
        'MISSING',
        new Error(`version ${standing.missingFrom} is missing and not in the producer's event log`),
      );
    }
    if (standing === 'PARKED' && !(await this.deadLetters.queueBehind(consumer, event))) {
      throw new Error('the aggregate was released meanwhile');
    }
  }

  /** One attempt without repair. */
  private async once(consumer: string, event: EventEnvelope): Promise<Standing> {
    if (this.handlers.has(event.type)) return this.slots.run(() => this.applier.apply(consumer, event));
    if (await this.batch.advance(consumer, event)) return 'NEXT';
    const standing = standingOf(event, await positionOf(this.dataSource.manager, consumer, event.aggregateId));
    return standing === 'NEXT' ? { missingFrom: event.aggregateVersion } : standing;
  }

  private async repair(consumer: string, context: Context, event: EventEnvelope, missingFrom: number): Promise<void> {
    if (missingFrom >= event.aggregateVersion) return;
    for await (const missing of this.eventLog.range(
      context,
      event.aggregateId,
      missingFrom,
      event.aggregateVersion - 1,
    )) {
      const standing = await this.once(consumer, missing);
      if (standing === 'PARKED' || typeof standing === 'object') return;
    }
  }
}
