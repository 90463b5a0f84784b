import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import { EventLogClient } from '../event-log/event-log-client.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions, Subscription } from '../messaging-options.js';
import { durableName } from '../stream/naming.js';
import { CountedRows } from './counted-rows.js';
import type { Differences } from './differences.js';
import { ReadModels } from './read-models.js';

const PAGE = 1_000;
const LOOKS = 6;

interface Applied {
  id: string;
  version: number;
  is_parked: boolean;
}

/** Compares what this service has applied, and its read models, with the latest versions in the producers' event logs. */
@Injectable()
export class AppliedCopies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly eventLog: EventLogClient,
    private readonly models: ReadModels,
    private readonly counted: CountedRows,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /** @throws EventLogUnavailable when a producer does not answer. */
  async compare(differences: Differences): Promise<void> {
    for (const subscription of this.options.subscribes) await this.compareContext(subscription, differences);
  }

  private async compareContext({ context, aggregates }: Subscription, differences: Differences): Promise<void> {
    const consumer = durableName(this.options.service, context);
    const models = await this.models.begin(consumer, aggregates, differences);
    const before = await this.countPositions(consumer);
    const suspects = new Map<string, number>();
    let seen = 0;
    for await (const page of this.eventLog.versions(context, aggregates)) {
      const applied = await this.applied(
        consumer,
        page.map(({ id }) => id),
      );
      for (const { id, version } of page) if (applied.get(id)?.version !== version) suspects.set(id, version);
      for (const model of models) await model.compare(page);
      differences.checked(consumer, page.length);
      seen += applied.size;
    }
    const hasArrived = await this.lookAgain(context, consumer, suspects, differences);
    // Nobody takes positions away: fewer than there were means the producer does not know some.
    if (seen < before) await this.findUnknown(context, consumer, differences);
    for (const model of models) await model.findUnknown();
    // What has not arrived is told above; the counts would only say it again.
    if (hasArrived) await this.counted.compare(context, aggregates, differences);
  }

  /** Work goes on while pages are compared: what stands back is looked at again until it has had time to arrive. Answers whether all did. */
  private async lookAgain(
    context: Context,
    consumer: string,
    suspects: Map<string, number>,
    differences: Differences,
  ): Promise<boolean> {
    for (let look = 1; suspects.size > 0 && look <= LOOKS; look += 1) {
      if (look > 1) await pause(this.options.reconcilePatienceMs / (LOOKS - 1));
      for (const ids of inPages([...suspects.keys()])) {
        const logged = new Map((await this.eventLog.versionsOf(context, ids)).map(({ id, version }) => [id, version]));
        const applied = await this.applied(consumer, ids);
        for (const id of ids) {
          const { version = 0, is_parked = false } = applied.get(id) ?? {};
          const isAhead = version > (logged.get(id) ?? 0);
          if (!isAhead && version >= (suspects.get(id) ?? 0)) suspects.delete(id);
          else if (look === LOOKS)
            differences.note(isAhead ? 'COPY_AHEAD' : is_parked ? 'COPY_PARKED' : 'COPY_BEHIND', consumer, id);
        }
      }
    }
    return suspects.size === 0;
  }

  private async findUnknown(context: Context, consumer: string, differences: Differences): Promise<void> {
    for (let after = ''; ;) {
      const rows = await this.dataSource.query<{ id: string }[]>(
        `SELECT aggregate_id AS id FROM consumer_position
          WHERE consumer = $1 AND aggregate_id > $2 ORDER BY aggregate_id LIMIT ${PAGE}`,
        [consumer, after],
      );
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
      const ids = rows.map(({ id }) => id);
      const known = new Set((await this.eventLog.versionsOf(context, ids)).map(({ id }) => id));
      for (const id of ids) if (!known.has(id)) differences.note('COPY_UNKNOWN', consumer, id);
    }
  }

  private async countPositions(consumer: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM consumer_position WHERE consumer = $1',
      [consumer],
    );
    return row?.count ?? 0;
  }

  private async applied(consumer: string, ids: string[]): Promise<Map<string, Applied>> {
    const rows = await this.dataSource.query<Applied[]>(
      `SELECT aggregate_id AS id, version, is_parked FROM consumer_position
        WHERE consumer = $1 AND aggregate_id = ANY ($2)`,
      [consumer, ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function* inPages(ids: string[]): Generator<string[]> {
  for (let from = 0; from < ids.length; from += PAGE) yield ids.slice(from, from + PAGE);
}
