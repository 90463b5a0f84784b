import { Inject, Injectable } from '@nestjs/common';
import type { Context, EventEnvelope } from '@ducha/contracts';
import type { z } from 'zod';
import { EventLogUnavailable } from '../consume/event-failure.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { NatsLink } from '../stream/nats-link.js';
import { eventLogSubject } from '../stream/naming.js';
import { EventLogPage, RowCounts, VersionsPage } from './event-log-protocol.js';
import type { AggregateVersion, EventLogRequest } from './event-log-protocol.js';

const TIMEOUT_MS = 10_000;

/** Asks producers for pages of their event logs. */
@Injectable()
export class EventLogClient {
  constructor(
    private readonly link: NatsLink,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /** Events of one aggregate from one version to another, both included, as far as the log holds them. */
  async *range(
    context: Context,
    aggregateId: string,
    fromVersion: number,
    toVersion: number,
  ): AsyncGenerator<EventEnvelope> {
    let next = fromVersion;
    for (;;) {
      const page = await this.askForEvents(context, { kind: 'AGGREGATE', aggregateId, fromVersion: next, toVersion });
      yield* page.events;
      const last = page.events.at(-1);
      if (!page.hasMore || !last) return;
      next = last.aggregateVersion + 1;
    }
  }

  /**
   * Pages of all events of the given aggregate types, from a position of the log, by default its start, to its end. The producer
   * reads the next page while one is worked on.
   */
  async *pages(context: Context, aggregateTypes: string[], after = '0'): AsyncGenerator<EventLogPage> {
    const ask = (afterPosition: string): Promise<EventLogPage> => {
      const page = this.askForEvents(context, { kind: 'PAGE', aggregateTypes, afterPosition });
      // Who stops reading does not wait for the page that was asked for ahead.
      page.catch(() => undefined);
      return page;
    };
    let next: Promise<EventLogPage> | null = ask(after);
    while (next !== null) {
      const page: EventLogPage = await next;
      const last = page.events.at(-1);
      next = page.hasMore && last ? ask(last.position) : null;
      yield page;
    }
  }

  /** Pages of the latest versions of all aggregates of the given types. */
  async *versions(context: Context, aggregateTypes: string[]): AsyncGenerator<AggregateVersion[]> {
    for (let afterId = ''; ;) {
      const { aggregates, hasMore } = await this.ask(
        context,
        { kind: 'VERSIONS', aggregateTypes, afterId },
        VersionsPage,
      );
      yield aggregates;
      const last = aggregates.at(-1);
      if (!hasMore || !last) return;
      afterId = last.id;
    }
  }

  /** The latest versions of those of the given aggregates, at most 1,000, that the producer knows. */
  async versionsOf(context: Context, aggregateIds: string[]): Promise<AggregateVersion[]> {
    return (await this.ask(context, { kind: 'VERSIONS_OF', aggregateIds }, VersionsPage)).aggregates;
  }

  /** How many rows the producer has of an aggregate type, by status; null where it does not count them. */
  async counts(context: Context, aggregateType: string): Promise<Record<string, number> | null> {
    return (await this.ask(context, { kind: 'COUNTS', aggregateType }, RowCounts)).counts;
  }

  private askForEvents(context: Context, request: EventLogRequest): Promise<EventLogPage> {
    return this.ask(context, request, EventLogPage);
  }

  /** @throws EventLogUnavailable when the producer does not answer or answers with an error. */
  private async ask<S extends z.ZodType>(
    context: Context,
    request: EventLogRequest,
    answerSchema: S,
  ): Promise<z.infer<S>> {
    try {
      const { connection } = await this.link.ready;
      const subject = eventLogSubject(this.options.namespace, context);
      const reply = await connection.request(subject, JSON.stringify(request), { timeout: TIMEOUT_MS });
      const answer = reply.json<{ error?: string }>();
      if (answer.error) throw new Error(answer.error);
      return answerSchema.parse(answer);
    } catch (error) {
      throw new EventLogUnavailable(error);
    }
  }
}
