import { EventLogMonths, MessagingStatus, Reconciliation } from '@ducha/messaging';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolUsage } from '../health/pool-usage.js';
import { Metrics } from './metrics.js';

const messagingGauges = {
  'outbox.events': 'Events waiting to be published',
  'outbox.oldest.age.seconds': 'Age of the oldest event waiting to be published',
  'consumer.pending': 'Events on the stream not delivered yet',
  'consumer.unacknowledged': 'Events delivered and not acknowledged yet',
  'dead.letters': 'Events set aside after failed deliveries',
  'dead.letter.aggregates': 'Aggregates parked because of them',
  'messaging.connected': '1 while the connection to NATS stands',
};

const recoveryGauges = {
  'event.log.missing.months': 'Months from the oldest to three ahead without partition',
  'event.log.stray.events': 'Events that lie in no month',
  'reconciliation.differences': 'What the latest reconciliation found, by kind; 0 where all agreed',
  'reconciliation.failed': '1 where the latest reconciliation could not be carried out',
  'reconciliation.finished.timestamp.seconds': 'When the latest reconciliation ended',
};

const poolGauges = { 'database.pool.connections': 'Connections of the pool by state' };

type Values = Record<string, [value: number, attributes: Record<string, string>][]>;

/** What an operator alarms on, read when Prometheus scrapes. */
@Injectable()
export class ServiceGauges implements OnModuleInit {
  private readonly logger = new Logger('Metrics');

  constructor(
    private readonly metrics: Metrics,
    private readonly messaging: MessagingStatus,
    private readonly eventLog: EventLogMonths,
    private readonly reconciliation: Reconciliation,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.metrics.observe(poolGauges, async () => this.pool());
    this.metrics.observe(messagingGauges, () => this.unlessDown('messaging', () => this.messagingValues()));
    this.metrics.observe(recoveryGauges, () => this.unlessDown('recovery', () => this.recoveryValues()));
  }

  private pool(): Values {
    const { total, idle, waiting } = poolUsage(this.dataSource);
    return {
      'database.pool.connections': [
        [total - idle, { state: 'used' }],
        [idle, { state: 'idle' }],
        [waiting, { state: 'waiting' }],
      ],
    };
  }

  /** A database that is down must not take the whole page with it. */
  private async unlessDown(what: string, read: () => Promise<Values>): Promise<Values> {
    try {
      return await read();
    } catch (error) {
      this.logger.warn({ err: error }, `${what} metrics are missing`);
      return {};
    }
  }

  private async recoveryValues(): Promise<Values> {
    const [log, { last }] = await Promise.all([this.eventLog.status(), this.reconciliation.status()]);
    const found = (last?.differences ?? []).map(({ kind, subject, count }): Values[string][number] => [
      count,
      { kind, subject },
    ]);
    return {
      'event.log.missing.months': [[log.missingMonths.length, {}]],
      'event.log.stray.events': [[log.strayEvents, {}]],
      'reconciliation.differences': found.length > 0 ? found : [[0, {}]],
      'reconciliation.failed': [[last?.outcome === 'FAILED' ? 1 : 0, {}]],
      'reconciliation.finished.timestamp.seconds': last?.finishedAt ? [[Date.parse(last.finishedAt) / 1_000, {}]] : [],
    };
  }

  private async messagingValues(): Promise<Values> {
    const { isConnected, outbox, consumers, deadLetters } = await this.messaging.report();
    const perConsumer = (value: (consumer: (typeof consumers)[number]) => number | null): Values[string] =>
      consumers.flatMap((consumer) => {
        const found = value(consumer);
        return found === null ? [] : [[found, { consumer: consumer.name }]];
      });
    return {
      'outbox.events': [[outbox.count, {}]],
      'outbox.oldest.age.seconds': [[outbox.oldestAgeSeconds, {}]],
      'consumer.pending': perConsumer(({ pending }) => pending),
      'consumer.unacknowledged': perConsumer(({ ackPending }) => ackPending),
      'dead.letters': [[deadLetters.events, {}]],
      'dead.letter.aggregates': [[deadLetters.aggregates, {}]],
      'messaging.connected': [[isConnected ? 1 : 0, {}]],
    };
  }
}
