import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { EventLogMonths } from '../event-log/event-log-months.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';

const EVERY_MS = 12 * 3_600_000;

/**
 * Creates the partitions of the event log three months ahead, and forgets old receipts of commands. At start and twice a day.
 */
@Injectable()
export class MessagingUpkeep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(MessagingUpkeep.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly months: EventLogMonths,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.tryRun();
    this.timer = setInterval(() => void this.tryRun(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Answers the number of receipts forgotten. */
  async forgetReceipts(now: Date): Promise<number> {
    const [, count] = await this.dataSource.query<[unknown[], number]>(
      'DELETE FROM command_receipt WHERE created_at < $1::timestamptz - make_interval(days => $2)',
      [now, this.options.receiptDays],
    );
    return count;
  }

  /** A failure here stops nothing: the default partition takes events of a month without partition, and the next run moves them. */
  private async tryRun(): Promise<void> {
    try {
      const now = this.clock.now();
      await this.months.ensure(now);
      await this.forgetReceipts(now);
    } catch (error) {
      this.logger.warn(`upkeep of the messaging tables failed: ${String(error)}`);
    }
  }
}
