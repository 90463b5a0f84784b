import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { Appliers } from './consume/appliers.js';
import { BatchApplier } from './consume/batch-applier.js';
import { DeadLetterStore } from './consume/dead-letter-store.js';
import { DeadLetters } from './consume/dead-letters.js';
import { EventApplier } from './consume/event-applier.js';
import { EventFolds } from './consume/event-folds.js';
import { EventHandlers } from './consume/event-handlers.js';
import { Inbox } from './consume/inbox.js';
import { JetStreamStrategy } from './consume/jetstream-strategy.js';
import { OrderedApplier } from './consume/ordered-applier.js';
import { PositionBatch } from './consume/position-batch.js';
import { EventLogClient } from './event-log/event-log-client.js';
import { EventLogMonths } from './event-log/event-log-months.js';
import { EventLogReader } from './event-log/event-log-reader.js';
import { EventLogResponder } from './event-log/event-log-responder.js';
import { MESSAGING_OPTIONS, resolveOptions } from './messaging-options.js';
import type { MessagingOptions } from './messaging-options.js';
import { MessagingStatus } from './messaging-status.js';
import { Rebuild } from './rebuild/rebuild.js';
import { ReplayTargets } from './rebuild/replay-targets.js';
import { AppliedCopies } from './reconcile/applied-copies.js';
import { CountedRows } from './reconcile/counted-rows.js';
import { OwnRows } from './reconcile/own-rows.js';
import { PublishedEvents } from './reconcile/published-events.js';
import { ReadModels } from './reconcile/read-models.js';
import { ReconciliationChecks } from './reconcile/reconciliation-checks.js';
import { ReconciliationRuns } from './reconcile/reconciliation-runs.js';
import { ReconciliationSchedule } from './reconcile/reconciliation-schedule.js';
import { Reconciliation } from './reconcile/reconciliation.js';
import { OutboxSignal } from './relay/outbox-signal.js';
import { OutboxStore } from './relay/outbox-store.js';
import { Relay } from './relay/relay.js';
import { ShardLeases } from './relay/shard-leases.js';
import { JetStreamPublisher, StreamPublisher } from './relay/stream-publisher.js';
import { Broadcast } from './stream/broadcast.js';
import { NatsLink } from './stream/nats-link.js';
import { StreamSetup } from './stream/stream-setup.js';
import { ConnectionGuard } from './tables/connection-guard.js';
import { MessagingUpkeep } from './tables/messaging-upkeep.js';
import { CommandTransaction } from './write/command-transaction.js';

/** What services and the platform use; the rest stays inside. */
const PUBLIC = [
  Broadcast,
  Clock,
  CommandTransaction,
  DeadLetters,
  EventFolds,
  MessagingUpkeep,
  EventLogMonths,
  EventLogReader,
  Inbox,
  JetStreamStrategy,
  MessagingStatus,
  Rebuild,
  Reconciliation,
  ReconciliationChecks,
  Relay,
  StreamSetup,
];

const INTERNAL = [
  AppliedCopies,
  Appliers,
  BatchApplier,
  ConnectionGuard,
  DeadLetterStore,
  EventApplier,
  EventHandlers,
  EventLogClient,
  EventLogResponder,
  NatsLink,
  OrderedApplier,
  OutboxSignal,
  OutboxStore,
  OwnRows,
  PositionBatch,
  PublishedEvents,
  ReadModels,
  CountedRows,
  ReconciliationRuns,
  ReconciliationSchedule,
  ReplayTargets,
  ShardLeases,
];

/** Messaging of one service. Global; needs the TypeORM `DataSource` to be provided. */
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: MESSAGING_OPTIONS, useValue: resolveOptions(options) },
        { provide: Clock, useClass: SystemClock },
        { provide: StreamPublisher, useClass: JetStreamPublisher },
        ...(PUBLIC.filter((provider) => provider !== Clock) as never[]),
        ...INTERNAL,
      ],
      exports: PUBLIC,
    };
  }
}
