import { Inject, Injectable } from '@nestjs/common';
import { DeadLetterStore } from './consume/dead-letter-store.js';
import { JetStreamStrategy } from './consume/jetstream-strategy.js';
import { MESSAGING_OPTIONS } from './messaging-options.js';
import type { ResolvedMessagingOptions } from './messaging-options.js';
import { OutboxStore } from './relay/outbox-store.js';
import { NatsLink } from './stream/nats-link.js';

const MONITOR_TIMEOUT_MS = 2_000;

export interface ConsumerStatus {
  name: string;
  /** Messages on the stream not delivered yet; null while NATS cannot be asked. */
  pending: number | null;
  /** Delivered and not acknowledged yet. */
  ackPending: number | null;
}

export interface MessagingStatusReport {
  isConnected: boolean;
  serverVersion: string | null;
  outbox: { count: number; oldestAgeSeconds: number };
  consumers: ConsumerStatus[];
  deadLetters: { events: number; aggregates: number };
  /** Whether JetStream syncs every write to disk; null where no monitoring endpoint is known or it does not answer. */
  isSyncAlways: boolean | null;
}

/** The state of messaging for health checks and metrics. */
@Injectable()
export class MessagingStatus {
  constructor(
    private readonly link: NatsLink,
    private readonly outbox: OutboxStore,
    private readonly deadLetters: DeadLetterStore,
    private readonly strategy: JetStreamStrategy,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  get isConnected(): boolean {
    return this.link.isConnected;
  }

  async report(): Promise<MessagingStatusReport> {
    const [outbox, deadLetters, consumers, isSyncAlways] = await Promise.all([
      this.outbox.backlog(),
      this.deadLetters.counts(),
      this.consumers(),
      this.isSyncAlways(),
    ]);
    return {
      isConnected: this.isConnected,
      serverVersion: this.link.serverVersion,
      outbox,
      consumers,
      deadLetters,
      isSyncAlways,
    };
  }

  /** Asks the monitoring endpoint `/jsz`: an ordinary account cannot see a server's settings over NATS itself. */
  async isSyncAlways(): Promise<boolean | null> {
    if (!this.options.natsMonitorUrl) return null;
    try {
      const url = new URL('/jsz', this.options.natsMonitorUrl);
      const response = await fetch(url, { signal: AbortSignal.timeout(MONITOR_TIMEOUT_MS) });
      if (!response.ok) return null;
      const { config } = (await response.json()) as { config?: { sync_always?: boolean } };
      return config ? config.sync_always === true : null;
    } catch {
      return null;
    }
  }

  private consumers(): Promise<ConsumerStatus[]> {
    return Promise.all(
      this.strategy.consumers.map(async (consumer) => {
        const info = await consumer.info();
        return { name: consumer.name, pending: info?.num_pending ?? null, ackPending: info?.num_ack_pending ?? null };
      }),
    );
  }
}
