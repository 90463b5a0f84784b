import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';

const MONTHS_AHEAD = 3;
const EVERY_MS = 12 * 3_600_000;
/** A client that repeats a command after a month means a new one. */
const RECEIPT_DAYS = 30;

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
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.tryRun();
    this.timer = setInterval(() => void this.tryRun(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Answers the number of partitions created. */
  async ensurePartitions(from: Date, monthsAhead = MONTHS_AHEAD): Promise<number> {
    const [row] = await this.dataSource.query<{ created: number }[]>(
      'SELECT ensure_event_log_partitions($1, $2) AS created',
      [from, monthsAhead],
    );
    return row?.created ?? 0;
  }

  /** Answers the number of receipts forgotten. */
  async forgetReceipts(now: Date): Promise<number> {
    const [, count] = await this.dataSource.query<[unknown[], number]>(
      'DELETE FROM command_receipt WHERE created_at < $1::timestamptz - make_interval(days => $2)',
      [now, RECEIPT_DAYS],
    );
    return count;
  }

  /** A failure here stops nothing: the default partition takes events of a month without partition, and the next run moves them. */
  private async tryRun(): Promise<void> {
    try {
      const now = this.clock.now();
      await this.ensurePartitions(now);
      await this.forgetReceipts(now);
    } catch (error) {
      this.logger.warn(`upkeep of the messaging tables failed: ${String(error)}`);
    }
  }
}
