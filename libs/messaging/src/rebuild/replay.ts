import { Logger } from '@nestjs/common';
import type { Context } from '@ducha/contracts';
import { EventFailure } from '../consume/event-failure.js';
import { Lanes } from '../consume/lanes.js';
import type { EventLogClient } from '../event-log/event-log-client.js';
import type { LoggedEvent } from '../event-log/event-log-protocol.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { durableName } from '../stream/naming.js';
import type { ReplayTarget } from './replay-targets.js';

/** Batches of live consumption that go into one of a replay: folds write each row once a batch, and here nobody waits for it. */
const liveBatches = 5;

export interface RebuildProgress {
  context: Context;
  /** Events read of this context so far. */
  events: number;
  /** Where the reading stands in the producer's log, 0 to 1. */
  fraction: number;
}

/** Events that are applied together, and where the reading stands with them. */
interface Batch {
  chosen: LoggedEvent[];
  progress: RebuildProgress;
}

export interface Replayed {
  /** Events that were given to the projections. */
  events: number;
  /** Aggregates set aside. */
  parked: number;
}

/** Reads the producers' event logs and gives their events to the projections, in order per aggregate. */
export class Replay {
  private readonly logger = new Logger(Replay.name);
  /** Where the next reading begins, by context. */
  private readonly reached = new Map<Context, string>();

  constructor(
    private target: ReplayTarget,
    private readonly eventLog: EventLogClient,
    private readonly options: ResolvedMessagingOptions,
  ) {}

  /** Further readings go on where the last one ended, with other folds. */
  goOnWith(target: ReplayTarget): void {
    this.target = target;
  }

  /**
   * Reads on from where the last reading ended, to the ends of the logs.
   * @throws EventLogUnavailable when a producer does not answer
   */
  async run(onProgress: (progress: RebuildProgress) => void, onlyUnseen: boolean): Promise<Replayed> {
    const total = { events: 0, parked: 0 };
    for (const { context, aggregates } of this.options.subscribes)
      for await (const { chosen, progress } of ahead(this.batches(context, aggregates, onlyUnseen))) {
        total.parked += await this.apply(context, chosen);
        total.events += chosen.length;
        onProgress(progress);
      }
    return total;
  }

  /** Events of several pages, because one carries fewer than folds take well. */
  private async *batches(context: Context, aggregates: string[], onlyUnseen: boolean): AsyncGenerator<Batch> {
    let chosen: LoggedEvent[] = [];
    let events = 0;
    for await (const page of this.eventLog.pages(context, aggregates, this.reached.get(context))) {
      const all = page.events;
      chosen.push(...(onlyUnseen ? await this.unseen(context, all) : all));
      events += all.length;
      const last = all.at(-1)?.position;
      if (last !== undefined) this.reached.set(context, last);
      if (page.hasMore && chosen.length < this.options.batchSize * liveBatches) continue;
      const fraction = page.hasMore ? Math.min(1, Number(last ?? 0) / Number(page.lastPosition)) : 1;
      yield { chosen, progress: { context, events, fraction } };
      chosen = [];
    }
  }

  /** One question per page instead of one per event: most of a log has been applied when a service catches up. */
  private async unseen(context: Context, events: LoggedEvent[]): Promise<LoggedEvent[]> {
    const rows = await this.target.dataSource.query<{ aggregate_id: string; version: number }[]>(
      'SELECT aggregate_id, version FROM consumer_position WHERE consumer = $1 AND aggregate_id = ANY ($2)',
      [durableName(this.options.service, context), events.map(({ aggregateId }) => aggregateId)],
    );
    const positions = new Map(rows.map(({ aggregate_id, version }) => [aggregate_id, version]));
    return events.filter(({ aggregateId, aggregateVersion }) => aggregateVersion > (positions.get(aggregateId) ?? 0));
  }

  /** Events without a handler of their own together, then the others one by one, aggregates in parallel; answers how many were set aside. */
  async apply(context: Context, events: readonly LoggedEvent[]): Promise<number> {
    const consumer = durableName(this.options.service, context);
    const { appliers, deadLetters } = this.target;
    const together = events.filter((event) => appliers.goesTogether(event));
    const applied = together.length > 0 ? await appliers.batch.apply(consumer, together) : new Set();
    const outages: unknown[] = [];
    let parked = 0;
    const lanes = new Lanes<LoggedEvent>(async (event) => {
      if (outages.length > 0) return 'DONE';
      try {
        await appliers.ordered.apply(consumer, context, event);
      } catch (error) {
        if (error instanceof EventFailure) {
          parked += 1;
          this.logger.error(
            `${error.event.type} ${error.event.aggregateId} failed, its aggregate is parked: ${error.message}`,
          );
          await deadLetters
            .park(consumer, error.event, error.reason, error.message, 1)
            .catch((e: unknown) => outages.push(e));
        } else outages.push(error);
      }
      return 'DONE';
    });
    for (const event of events) if (!applied.has(event)) lanes.push(event.aggregateId, event);
    await lanes.idle();
    if (outages.length > 0) throw outages[0];
    return parked;
  }
}

/** One batch is read while the one before is applied. */
async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  const ask = (): Promise<IteratorResult<T, unknown>> => {
    const next = source.next();
    // Who stops applying does not wait for what was asked for ahead.
    next.catch(() => undefined);
    return next;
  };
  for (let next = ask(); ;) {
    const { value, done } = await next;
    if (done === true) return;
    next = ask();
    yield value;
  }
}
