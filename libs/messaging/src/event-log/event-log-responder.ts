import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { NatsLink } from '../stream/nats-link.js';
import { eventLogSubject } from '../stream/naming.js';
import { EventLogRequest } from './event-log-protocol.js';
import type { EventTexts } from './event-log-protocol.js';
import { EventLogReader } from './event-log-reader.js';

const MAX_EVENTS = 500;
/** An id of 36 characters with its type takes some 90 bytes; a NATS message carries a megabyte. */
const MAX_VERSIONS = 1_000;

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
      message.respond(await this.textFor(request, connection.info?.max_payload ?? 1_048_576));
    } catch (error) {
      this.logger.warn(`an event log request failed: ${String(error)}`);
      message.respond(JSON.stringify({ error: String(error) }));
    }
  }

  private async textFor(request: EventLogRequest, maxBytes: number): Promise<string> {
    switch (request.kind) {
      case 'AGGREGATE':
        return fit(
          await this.reader.rangeText(request.aggregateId, request.fromVersion, request.toVersion, MAX_EVENTS),
          maxBytes,
        );
      case 'PAGE':
        return fit(await this.reader.afterText(request.afterPosition, request.aggregateTypes, MAX_EVENTS), maxBytes);
      case 'VERSIONS':
        return JSON.stringify(await this.reader.versions(request.afterId, request.aggregateTypes, MAX_VERSIONS));
      case 'VERSIONS_OF':
        return JSON.stringify(await this.reader.versionsOf(request.aggregateIds));
      case 'COUNTS': {
        const table = this.options.comparedTables.find(({ aggregate }) => aggregate === request.aggregateType);
        return JSON.stringify({
          counts: table?.countedBy ? await this.reader.counts(table.table, table.countedBy) : null,
        });
      }
      default:
        return request satisfies never;
    }
  }
}

/** The page as JSON text, cut to what one NATS message can carry; an event that is larger than that goes alone. */
export function fit({ events, hasMore, lastPosition }: EventTexts, maxBytes: number): string {
  const textOf = (count: number): string =>
    `{"events":[${events.slice(0, count).join(',')}],"hasMore":${hasMore || count < events.length},"lastPosition":"${lastPosition}"}`;
  let count = 0;
  for (let bytes = textOf(0).length; count < events.length; count += 1) {
    bytes += Buffer.byteLength(events[count] ?? '') + 1;
    if (bytes > maxBytes && count > 0) break;
  }
  return textOf(count);
}
