import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ReconciliationRun, ReconciliationStatus } from '@ducha/contracts';
import { Clock } from '../clock.js';
import { describe } from '../consume/event-failure.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { AppliedCopies } from './applied-copies.js';
import { dailyInstants } from './daily-instant.js';
import { Differences } from './differences.js';
import { OwnRows } from './own-rows.js';
import { PublishedEvents } from './published-events.js';
import { ReconciliationChecks } from './reconciliation-checks.js';
import { ReconciliationRuns } from './reconciliation-runs.js';

const LEASE_MS = 60_000;

/** Compares everything this service keeps with where it came from, and stores what it found. */
@Injectable()
export class Reconciliation {
  private readonly logger = new Logger(Reconciliation.name);

  constructor(
    private readonly runs: ReconciliationRuns,
    private readonly ownRows: OwnRows,
    private readonly published: PublishedEvents,
    private readonly copies: AppliedCopies,
    private readonly checks: ReconciliationChecks,
    private readonly clock: Clock,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /** Compares now. Two at once are harmless. */
  async run(): Promise<ReconciliationRun> {
    const id = await this.runs.beginOnDemand(LEASE_MS);
    await this.carryOut(id);
    return this.runs.byId(id);
  }

  /** Makes the latest nightly run that is due, unless an instance has made it or is making it. Answers whether it ran here. */
  async runDue(): Promise<boolean> {
    const { reconcileAt } = this.options;
    if (reconcileAt === null) return false;
    const id = await this.runs.claim(dailyInstants(reconcileAt, this.clock.now()).last, LEASE_MS);
    if (id === null) return false;
    await this.carryOut(id);
    return true;
  }

  async status(): Promise<ReconciliationStatus> {
    const { reconcileAt } = this.options;
    const next = reconcileAt === null ? null : dailyInstants(reconcileAt, this.clock.now()).next;
    return { last: await this.runs.last(), nextAt: next?.toISOString() ?? null };
  }

  private async carryOut(id: string): Promise<void> {
    const differences = new Differences();
    const lease = setInterval(() => void this.runs.renew(id, LEASE_MS).catch(() => undefined), LEASE_MS / 3).unref();
    try {
      await this.ownRows.compare(differences);
      await this.published.compare(differences);
      await this.copies.compare(differences);
      for (const check of this.checks.all) await check.compare(differences, this.options.reconcilePatienceMs);
      await this.runs.finish(id, differences, null);
      for (const { kind, subject, count, ids } of differences.list)
        this.logger.error(`reconciliation: ${kind} ${subject}: ${count}, such as ${ids.slice(0, 3).join(', ')}`);
    } catch (error) {
      this.logger.error(`reconciliation could not be carried out: ${describe(error)}`);
      await this.runs.finish(id, differences, describe(error));
    } finally {
      clearInterval(lease);
    }
  }
}
