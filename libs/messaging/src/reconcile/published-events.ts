import { DeliverPolicy } from '@nats-io/jetstream';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { streamName } from '../stream/naming.js';
import { NatsLink } from '../stream/nats-link.js';
import { STREAM_NOT_FOUND, isApiError } from '../stream/streams.js';
import type { Differences } from './differences.js';

/** A day and what the run before may have left out. Older events have been compared by earlier runs. */
const WINDOW_MS = 26 * 3_600_000;
/** Between the instant of an event's transaction and its place on the stream: a slow commit, an outbox that waited. */
const MARGIN_MS = 60_000;
const PAGE = 5_000;
const FETCH_MS = 5_000;

interface Logged {
  id: string;
  aggregate_id: string;
  aggregate_version: number;
}

/** Compares the last day of the service's event log with what NATS holds of it, by the ids in the messages' headers. */
@Injectable()
export class PublishedEvents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly link: NatsLink,
    private readonly clock: Clock,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  async compare(differences: Differences): Promise<void> {
    if (!this.options.publishes) return;
    const stream = streamName(this.options.namespace, this.options.publishes);
    const created = await this.createdAt(stream);
    if (!created) return;
    const now = this.clock.now().getTime();
    // What a lost store held is compared by the consumers' versions; this stream never had it.
    const from = new Date(Math.max(now - WINDOW_MS, created.getTime()));
    // The log first: what left the outbox before this moment is on the stream when it is read afterwards.
    const logged = await this.logged(new Date(from.getTime() + MARGIN_MS), new Date(now - MARGIN_MS));
    const onStream = await this.onStream(stream, from);
    for (const id of logged) if (!onStream.has(id)) differences.note('STREAM_MISSING', stream, id);
    const others = [...onStream].filter(([id]) => !logged.has(id)).map(([id, place]) => ({ id, ...place }));
    for (const id of await this.unknown(others)) differences.note('STREAM_UNKNOWN', stream, id);
    differences.checked(stream, onStream.size);
  }

  /** Null before the first event ever, and between the loss of a store and the next event. */
  private async createdAt(stream: string): Promise<Date | null> {
    const { manager } = await this.link.ready;
    try {
      return new Date((await manager.streams.info(stream)).created);
    } catch (error) {
      if (isApiError(error, STREAM_NOT_FOUND)) return null;
      throw error;
    }
  }

  /** Ids of events of that time which no longer wait in the outbox. */
  private async logged(from: Date, to: Date): Promise<Set<string>> {
    const ids = new Set<string>();
    for (let after = '0'; ;) {
      const rows = await this.dataSource.query<{ id: string; position: string }[]>(
        `SELECT e.id, e.position FROM event_log e
          WHERE e.occurred_at >= $1 AND e.occurred_at < $2 AND e.position > $3::bigint
            AND NOT EXISTS (SELECT FROM outbox o WHERE o.id = e.position)
          ORDER BY e.position LIMIT ${PAGE}`,
        [from, to, after],
      );
      for (const { id } of rows) ids.add(id);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return ids;
      after = last.position;
    }
  }

  private async onStream(stream: string, from: Date): Promise<Map<string, Omit<Logged, 'id'>>> {
    const { jetStream } = await this.link.ready;
    const consumer = await jetStream.consumers.get(stream, {
      deliver_policy: DeliverPolicy.StartTime,
      opt_start_time: from.toISOString(),
      headers_only: true,
    });
    const found = new Map<string, Omit<Logged, 'id'>>();
    for (let pending = (await consumer.info()).num_pending; pending > 0;) {
      pending = 0;
      for await (const { headers, info } of await consumer.fetch({ max_messages: PAGE, expires: FETCH_MS })) {
        found.set(headers?.get('ce-id') ?? '', {
          aggregate_id: headers?.get('ce-aggregateid') ?? '',
          aggregate_version: Number(headers?.get('ce-aggregateversion')),
        });
        pending = info.pending;
        if (pending === 0) break;
      }
    }
    return found;
  }

  /** Those that the log does not hold at their aggregate and version. */
  private async unknown(events: Logged[]): Promise<string[]> {
    const unknown: string[] = [];
    for (let from = 0; from < events.length; from += PAGE) {
      const rows = await this.dataSource.query<{ id: string }[]>(
        `SELECT s.id FROM jsonb_to_recordset($1::jsonb) AS s (id text, aggregate_id text, aggregate_version integer)
          WHERE NOT EXISTS (SELECT FROM event_log e WHERE e.aggregate_id = s.aggregate_id
                              AND e.aggregate_version = s.aggregate_version AND e.id::text = s.id)`,
        [JSON.stringify(events.slice(from, from + PAGE))],
      );
      unknown.push(...rows.map(({ id }) => id));
    }
    return unknown;
  }
}
