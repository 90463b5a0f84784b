import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { NatsLink } from '../stream/nats-link.js';
import { eventLogSubject } from '../stream/naming.js';
import { EventLogRequest } from './event-log-protocol.js';
import type { EventLogPage } from './event-log-protocol.js';
import { EventLogReader } from './event-log-reader.js';

const MAX_EVENTS = 500;

/** Serves pages of this service's event log to the consumers of its events. */
@Injectable()
export class EventLogResponder implements OnApplicationBootstrap {
  private readonly logger = new Logger(EventLogResponder.name);

  constructor(
    private readonly link: NatsLink,
    private readonly reader: EventLogReader,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  onApplicationBootstrap(): void {
    const { publishes, namespace, service } = this.options;
    if (!publishes) return;
    void this.link.ready
      .then(({ connection }) =>
        connection.subscribe(eventLogSubject(namespace, publishes), {
          queue: service,
          callback: (error, message) => {
            if (error) this.logger.warn(`event log requests are not received: ${error.message}`);
            else void this.answer(connection, message);
          },
        }),
      )
      .catch(() => undefined);
  }

  private async answer(connection: NatsConnection, message: Msg): Promise<void> {
    try {
      const request = EventLogRequest.parse(message.json());
      const page =
        request.kind === 'AGGREGATE'
          ? await this.reader.range(request.aggregateId, request.fromVersion, request.toVersion, MAX_EVENTS)
          : await this.reader.after(request.afterPosition, request.aggregateTypes, MAX_EVENTS);
      message.respond(fit(page, connection.info?.max_payload ?? 1_048_576));
    } catch (error) {
      this.logger.warn(`an event log request failed: ${String(error)}`);
      message.respond(JSON.stringify({ error: String(error) }));
    }
  }
}

/** The page as JSON text, cut to what one NATS message can carry. */
export function fit(page: EventLogPage, maxBytes: number): string {
  let { events, hasMore } = page;
  for (;;) {
    const text = JSON.stringify({ ...page, events, hasMore });
    if (Buffer.byteLength(text) <= maxBytes || events.length <= 1) return text;
    events = events.slice(0, Math.ceil(events.length / 2));
    hasMore = true;
  }
}
