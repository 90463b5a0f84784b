import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Context } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import { DeadLetterStore } from './consume/dead-letter-store.js';
import { EventFailure } from './consume/event-failure.js';
import { Lanes } from './consume/lanes.js';
import { OrderedApplier } from './consume/ordered-applier.js';
import { EventLogClient } from './event-log/event-log-client.js';
import type { LoggedEvent } from './event-log/event-log-protocol.js';
import { MESSAGING_OPTIONS } from './messaging-options.js';
import type { ResolvedMessagingOptions } from './messaging-options.js';
import { durableName } from './stream/naming.js';

export interface RebuildProgress {
  context: Context;
  /** Events read of this context so far. */
  events: number;
  /** Where the reading stands in the producer's log, 0 to 1. */
  fraction: number;
}

/** Makes a service's projections again, or brings in what it has missed, from the producers' event logs through the same handlers. */
@Injectable()
export class Rebuild {
  private readonly logger = new Logger(Rebuild.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly applier: OrderedApplier,
    private readonly eventLog: EventLogClient,
    private readonly deadLetters: DeadLetterStore,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /**
   * Live consumption may go on: positions are emptied together with the projections, so whoever meets an aggregate first,
   * this run or the stream, brings it in from its first version. An event that fails parks its aggregate at once.
   * @throws EventLogUnavailable when a producer does not answer; run it again then.
   */
  async run(
    onProgress: (progress: RebuildProgress) => void = () => undefined,
  ): Promise<{ events: number; parked: number }> {
    await this.empty();
    return this.replay(onProgress, (_context, events) => Promise.resolve(events));
  }

  /**
   * Applies what this service has not seen yet and empties nothing: after the stream was lost with events on it, whose
   * outbox rows were long deleted. Live consumption may go on. Answers how many events were missing.
   * @throws EventLogUnavailable when a producer does not answer; run it again then.
   */
  async catchUp(
    onProgress: (progress: RebuildProgress) => void = () => undefined,
  ): Promise<{ events: number; parked: number }> {
    return this.replay(onProgress, (context, events) => this.unseen(context, events));
  }

  /** @param choose the events of a page that are to be applied */
  private async replay(
    onProgress: (progress: RebuildProgress) => void,
    choose: (context: Context, events: LoggedEvent[]) => Promise<LoggedEvent[]>,
  ): Promise<{ events: number; parked: number }> {
    const total = { events: 0, parked: 0 };
    for (const { context, aggregates } of this.options.subscribes) {
      let events = 0;
      for await (const page of this.eventLog.pages(context, aggregates)) {
        const chosen = await choose(context, page.events);
        total.parked += await this.applyPage(context, chosen);
        total.events += chosen.length;
        events += page.events.length;
        const reached = page.hasMore ? Number(page.events.at(-1)?.position ?? 0) / Number(page.lastPosition) : 1;
        onProgress({ context, events, fraction: Math.min(1, reached) });
      }
    }
    return total;
  }

  /** One question per page instead of one per event: most of a log has been applied when a service catches up. */
  private async unseen(context: Context, events: LoggedEvent[]): Promise<LoggedEvent[]> {
    const rows = await this.dataSource.query<{ aggregate_id: string; version: number }[]>(
      'SELECT aggregate_id, version FROM consumer_position WHERE consumer = $1 AND aggregate_id = ANY ($2)',
      [durableName(this.options.service, context), events.map(({ aggregateId }) => aggregateId)],
    );
    const positions = new Map(rows.map(({ aggregate_id, version }) => [aggregate_id, version]));
    return events.filter(({ aggregateId, aggregateVersion }) => aggregateVersion > (positions.get(aggregateId) ?? 0));
  }

  private async empty(): Promise<void> {
    const consumers = this.options.subscribes.map(({ context }) => durableName(this.options.service, context));
    await this.dataSource.transaction(async (manager) => {
      // Every handler's transaction begins at its position: waiting for that table lets the running ones end first.
      await manager.query('LOCK TABLE consumer_position IN ACCESS EXCLUSIVE MODE');
      const tables = this.options.projectionTables.map((table) => `"${table.replaceAll('"', '""')}"`);
      if (tables.length > 0) await manager.query(`TRUNCATE ${tables.join(', ')}`);
      await manager.query('DELETE FROM consumer_position WHERE consumer = ANY ($1)', [consumers]);
      await manager.query('DELETE FROM dead_letter WHERE consumer = ANY ($1)', [consumers]);
    });
  }

  /** Applies a page in order per aggregate, aggregates in parallel; answers how many events were set aside. */
  private async applyPage(context: Context, events: LoggedEvent[]): Promise<number> {
    const consumer = durableName(this.options.service, context);
    const outages: unknown[] = [];
    let parked = 0;
    const lanes = new Lanes<LoggedEvent>(async (event) => {
      if (outages.length > 0) return 'DONE';
      try {
        await this.applier.apply(consumer, context, event);
      } catch (error) {
        if (error instanceof EventFailure) {
          parked += 1;
          this.logger.error(
            `${error.event.type} ${error.event.aggregateId} failed, its aggregate is parked: ${error.message}`,
          );
          await this.deadLetters
            .park(consumer, error.event, error.reason, error.message, 1)
            .catch((e: unknown) => outages.push(e));
        } else outages.push(error);
      }
      return 'DONE';
    });
    for (const event of events) lanes.push(event.aggregateId, event);
    await lanes.idle();
    if (outages.length > 0) throw outages[0];
    return parked;
  }
}
