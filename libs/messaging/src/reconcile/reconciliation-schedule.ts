import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { describe } from '../consume/event-failure.js';
import { within } from '../pacing.js';
import { Reconciliation } from './reconciliation.js';

const LOOK_EVERY_MS = 60_000;
const DRAIN_MS = 2_000;

/** Starts the nightly run. A night that was missed is made up a minute after the start; a process that ends sooner looks at nothing. */
@Injectable()
export class ReconciliationSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReconciliationSchedule.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;

  constructor(private readonly reconciliation: Reconciliation) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.reconciliation
        .runDue()
        .catch((error: unknown) => this.logger.warn(`the nightly reconciliation waits: ${describe(error)}`))
        .finally(() => (this.running = undefined));
    }, LOOK_EVERY_MS).unref();
  }

  /** A run under way is left to its lease: it is made again elsewhere or after the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    if (this.running) await within(DRAIN_MS, this.running);
  }
}
