import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { Appliers } from '../consume/appliers.js';
import { BatchApplier } from '../consume/batch-applier.js';
import { DeadLetterStore } from '../consume/dead-letter-store.js';
import { EventApplier } from '../consume/event-applier.js';
import { EventFolds } from '../consume/event-folds.js';
import { EventHandlers } from '../consume/event-handlers.js';
import { OrderedApplier } from '../consume/ordered-applier.js';
import { PositionBatch } from '../consume/position-batch.js';
import { EventLogClient } from '../event-log/event-log-client.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { OutboxSignal } from '../relay/outbox-signal.js';

/** What a replay works on: the tables that are in use, or those that are made beside them. */
export interface ReplayTarget {
  dataSource: DataSource;
  appliers: Appliers;
  deadLetters: DeadLetterStore;
}

/** Brings this service's handlers and folds to the tables that the connections of a data source meet. */
@Injectable()
export class ReplayTargets {
  constructor(
    private readonly handlers: EventHandlers,
    private readonly folds: EventFolds,
    private readonly eventLog: EventLogClient,
    private readonly signal: OutboxSignal,
    private readonly clock: Clock,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /** @param folds others for the first reading of a rebuild beside */
  on(dataSource: DataSource, folds: EventFolds = this.folds): ReplayTarget {
    const { eventLog, signal, clock, options } = this;
    const handlers = this.handlers.withFolds(folds);
    const deadLetters = new DeadLetterStore(dataSource, clock);
    const applier = new EventApplier(dataSource, handlers, clock, signal, options);
    const positions = new PositionBatch(dataSource);
    const ordered = new OrderedApplier(dataSource, applier, handlers, positions, deadLetters, eventLog, options);
    const batch = new BatchApplier(dataSource, folds, clock, signal, options);
    return { dataSource, deadLetters, appliers: new Appliers(ordered, batch, folds, handlers) };
  }
}
