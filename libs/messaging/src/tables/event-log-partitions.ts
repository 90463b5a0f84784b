import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';

const MONTHS_AHEAD = 3;
const CHECK_EVERY_MS = 12 * 3_600_000;

/** Keeps the partitions of the event log created three months ahead; the default partition takes what falls outside. */
@Injectable()
export class EventLogPartitions implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(EventLogPartitions.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.tryEnsure();
    this.timer = setInterval(() => void this.tryEnsure(), CHECK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Answers the number of partitions created. */
  async ensure(from: Date, monthsAhead = MONTHS_AHEAD): Promise<number> {
    const [row] = await this.dataSource.query<{ created: number }[]>(
      'SELECT ensure_event_log_partitions($1, $2) AS created',
      [from, monthsAhead],
    );
    return row?.created ?? 0;
  }

  /** A failure here stops nothing: the default partition takes the rows and the next check moves them. */
  private async tryEnsure(): Promise<void> {
    try {
      await this.ensure(this.clock.now());
    } catch (error) {
      this.logger.warn(`partitions of event_log were not checked: ${String(error)}`);
    }
  }
}
