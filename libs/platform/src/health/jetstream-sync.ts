import { Injectable } from '@nestjs/common';
import { MessagingStatus } from '@ducha/messaging';

/** The setting changes only with a restart of NATS. */
const believeMs = 60_000;

/** Whether JetStream writes to disk before it acknowledges. With its default it may lose acknowledged events when power fails. */
@Injectable()
export class JetStreamSync {
  private believedUntil = 0;

  constructor(private readonly messaging: MessagingStatus) {}

  /** @throws when the server does not sync always, or cannot be asked */
  async assertAlways(): Promise<void> {
    if (performance.now() < this.believedUntil) return;
    const isSyncAlways = await this.messaging.isSyncAlways();
    if (isSyncAlways === null)
      throw new Error('NATS_MONITOR_URL is not set or does not answer, so sync_interval cannot be checked');
    if (!isSyncAlways) throw new Error('JetStream must run with sync_interval: always');
    this.believedUntil = performance.now() + believeMs;
  }
}
