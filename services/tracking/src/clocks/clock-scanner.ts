import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { TrackingConfig } from '../config.js';
import { TRACKING_CONFIG } from '../config.js';
import { Recalculation } from '../calendar/recalculation.js';
import { PendingMoments } from './pending-moments.js';

/** Looks for moments that have come at a fixed interval. Any number of replicas may run it: the row lock on the assignment is the lease. */
@Injectable()
export class ClockScanner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ClockScanner.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;
  private finishedAt: number | null = null;

  constructor(
    private readonly pending: PendingMoments,
    private readonly recalculation: Recalculation,
    @Inject(TRACKING_CONFIG)
    private readonly config: Pick<TrackingConfig, 'CLOCK_SCAN_INTERVAL_MS' | 'CLOCK_SCAN_BATCH'>,
  ) {}

  /** Since the last scan that ended well; null where this process does not scan. */
  get secondsSinceScan(): number | null {
    return this.finishedAt === null ? null : (performance.now() - this.finishedAt) / 1_000;
  }

  onApplicationBootstrap(): void {
    if (this.config.CLOCK_SCAN_INTERVAL_MS === 0) return;
    // Counted from the start, so that scans which never succeed show too.
    this.finishedAt = performance.now();
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Fires everything that has come by now; after an outage in several rounds. */
  async scan(): Promise<number> {
    await this.recalculation.provisional();
    let total = 0;
    for (;;) {
      const ids = await this.pending.find(this.config.CLOCK_SCAN_BATCH);
      if (ids.length === 0 || this.isStopped) return total;
      const fired = await this.fire(ids);
      total += fired;
      if (fired === 0) return total;
    }
  }

  /** One assignment that cannot be handled must not keep the others of its batch from firing. */
  private async fire(ids: string[]): Promise<number> {
    try {
      return await this.pending.fire(ids);
    } catch (error) {
      if (ids.length === 1) {
        this.logger.error({ msg: 'a moment could not be fired', assignmentId: ids[0], error: String(error) });
        return 0;
      }
      let fired = 0;
      for (const id of ids) fired += await this.fire([id]);
      return fired;
    }
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.running = this.scan()
        .then(() => void (this.finishedAt = performance.now()))
        .catch((error: unknown) => this.logger.error({ msg: 'the scan for moments failed', error: String(error) }))
        .finally(() => {
          if (!this.isStopped) this.schedule();
        });
    }, this.config.CLOCK_SCAN_INTERVAL_MS);
    this.timer.unref();
  }
}
