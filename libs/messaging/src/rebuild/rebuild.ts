import { Inject, Injectable } from '@nestjs/common';
import type { Context, EventEnvelope } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { EventFolds } from '../consume/event-folds.js';
import { EventLogClient } from '../event-log/event-log-client.js';
import type { LoggedEvent } from '../event-log/event-log-protocol.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { durableName } from '../stream/naming.js';
import { Replay } from './replay.js';
import type { Replayed, RebuildProgress } from './replay.js';
import { ReplayTargets } from './replay-targets.js';
import { besideSchema, TablesBeside } from './tables-beside.js';

/** Readings that follow the first while live events arrive; what the last one leaves is brought in at the exchange. */
const followingAtMost = 20;
/** One reads and one writes while rows are counted, one makes indexes. */
const connectionsAtLeast = 3;
/** So few events of a reading are left to the exchange. */
const fewEvents = 200;

/** Makes a service's projections again, or brings in what it has missed, from the producers' event logs through the same handlers. */
@Injectable()
export class Rebuild {
  constructor(
    private readonly dataSource: DataSource,
    private readonly targets: ReplayTargets,
    private readonly folds: EventFolds,
    private readonly eventLog: EventLogClient,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /**
   * Live consumption may go on. An event that fails parks its aggregate at once.
   *
   * With `rebuildsBeside` new tables are made beside those in use, which serve and follow the stream meanwhile, and exchanged
   * at the end; a run that is killed leaves everything as it was. The first, long reading gives folds what they take of it
   * (`FirstReading`), the short ones after it are as live consumption. Otherwise positions are emptied together with the
   * projections, so whoever meets an aggregate first, this run or the stream, brings it in from its first version.
   * @throws EventLogUnavailable when a producer does not answer; run it again then.
   */
  async run(onProgress: (progress: RebuildProgress) => void = () => undefined): Promise<Replayed> {
    if (this.options.rebuildsBeside) return this.runBeside(onProgress);
    await this.empty();
    return this.replayOn(this.dataSource).run(onProgress, false);
  }

  /**
   * Applies what this service has not seen yet and empties nothing: after the stream was lost with events on it, whose
   * outbox rows were long deleted. Live consumption may go on. Answers how many events were missing.
   * @throws EventLogUnavailable when a producer does not answer; run it again then.
   */
  async catchUp(onProgress: (progress: RebuildProgress) => void = () => undefined): Promise<Replayed> {
    return this.replayOn(this.dataSource).run(onProgress, true);
  }

  private async runBeside(onProgress: (progress: RebuildProgress) => void): Promise<Replayed> {
    const tables = new TablesBeside(this.dataSource, this.options.projectionTables, this.consumers());
    const lock = this.dataSource.createQueryRunner();
    const [held] = await lock.manager.query<{ held: boolean }[]>(
      `SELECT pg_try_advisory_lock(hashtext('rebuild')) AS held`,
    );
    if (held?.held !== true) {
      await lock.release();
      throw new Error('another rebuild of this service is running');
    }
    const beside = await this.openBeside();
    try {
      await tables.create();
      const { folds, completes, complete } = this.folds.firstReading();
      const replay = this.replayOn(beside, folds);
      const total = await replay.run(onProgress, false);
      await bothEnded(complete(beside), tables.finish(beside, { without: completes }));
      await tables.finish(beside, { only: completes });
      replay.goOnWith(this.targets.on(beside));
      for (let turn = 0; turn < followingAtMost; turn += 1) {
        const { events, parked } = await replay.run(onProgress, true);
        total.events += events;
        total.parked += parked;
        if (events <= fewEvents) break;
      }
      await tables.exchange(async (behind) => {
        for (const { consumer, aggregateId, from, to } of behind) {
          const context = this.contextOf(consumer);
          const events: EventEnvelope[] = [];
          for await (const event of this.eventLog.range(context, aggregateId, from, to)) events.push(event);
          total.parked += await replay.apply(context, events as LoggedEvent[]);
          total.events += events.length;
        }
      });
      return total;
    } finally {
      await beside.destroy();
      await lock.manager.query(`SELECT pg_advisory_unlock(hashtext('rebuild'))`);
      await lock.release();
    }
  }

  /**
   * Connections whose statements meet the tables in the making first, and everything else where it is. Their commits need not reach
   * the disk: what a crash of the server takes is made anew, and the exchange, which waits for the disk, brings all before it there.
   * Counting and indexing millions of rows are single statements that take minutes, longer than any of a request may.
   */
  private openBeside(): Promise<DataSource> {
    const options = this.dataSource.options as DataSourceOptions & { poolSize?: number; extra?: { options?: string } };
    const settings = [
      options.extra?.options ?? '',
      `-c search_path=${besideSchema},public -c synchronous_commit=off`,
      '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
    ].join(' ');
    return new DataSource({
      ...options,
      migrations: [],
      migrationsRun: false,
      poolSize: Math.max(options.poolSize ?? 10, connectionsAtLeast),
      // Given by themselves they would be set after the settings.
      extra: {
        ...options.extra,
        statement_timeout: undefined,
        idle_in_transaction_session_timeout: undefined,
        options: settings.trim(),
      },
    } as DataSourceOptions).initialize();
  }

  private replayOn(dataSource: DataSource, folds?: EventFolds): Replay {
    return new Replay(this.targets.on(dataSource, folds), this.eventLog, this.options);
  }

  private consumers(): string[] {
    return this.options.subscribes.map(({ context }) => durableName(this.options.service, context));
  }

  private contextOf(consumer: string): Context {
    const found = this.options.subscribes.find(
      ({ context }) => durableName(this.options.service, context) === consumer,
    );
    if (found === undefined) throw new Error(`${consumer} is no consumer of this service`);
    return found.context;
  }

  private async empty(): Promise<void> {
    const consumers = this.consumers();
    await this.dataSource.transaction(async (manager) => {
      // Every handler's transaction begins at its position: waiting for that table lets the running ones end first.
      await manager.query('LOCK TABLE consumer_position IN ACCESS EXCLUSIVE MODE');
      const tables = this.options.projectionTables.map((table) => `"${table.replaceAll('"', '""')}"`);
      if (tables.length > 0) await manager.query(`TRUNCATE ${tables.join(', ')}`);
      await manager.query('DELETE FROM consumer_position WHERE consumer = ANY ($1)', [consumers]);
      await manager.query('DELETE FROM dead_letter WHERE consumer = ANY ($1)', [consumers]);
    });
  }
}

/** Neither is left running where the other fails. */
async function bothEnded(...works: Promise<void>[]): Promise<void> {
  for (const ended of await Promise.allSettled(works)) if (ended.status === 'rejected') throw ended.reason;
}
