import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@ducha/contracts';
import { EventLogClient } from '../event-log/event-log-client.js';
import { EventLogReader } from '../event-log/event-log-reader.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import type { Differences } from './differences.js';
import { untilEqual } from './until-equal.js';

/** Compares how many rows of each status a read model holds with how many their owner has, as the owner answers. */
@Injectable()
export class CountedRows {
  constructor(
    private readonly eventLog: EventLogClient,
    private readonly reader: EventLogReader,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /** @throws EventLogUnavailable when the producer does not answer. */
  async compare(context: Context, aggregates: readonly string[], differences: Differences): Promise<void> {
    for (const { table, aggregate, countedBy } of this.options.comparedTables) {
      if (!countedBy || !aggregates.includes(aggregate)) continue;
      if ((await this.eventLog.counts(context, aggregate)) === null) continue;
      const { different, compared } = await untilEqual(
        async () => [
          (await this.eventLog.counts(context, aggregate)) ?? {},
          await this.reader.counts(table, countedBy),
        ],
        this.options.reconcilePatienceMs,
      );
      for (const value of different) differences.note('MODEL_COUNT', table, value);
      differences.checked(`${table} ${countedBy}`, compared);
    }
  }
}
