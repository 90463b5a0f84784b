import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EventEnvelope } from '@ducha/contracts';
import { nuid } from '@nats-io/transport-node';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Span } from '@opentelemetry/api';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { NatsLink } from '../stream/nats-link.js';
import type { NatsSession } from '../stream/nats-link.js';
import { subjectOf } from '../stream/naming.js';
import { ensureStream, hasAtomicBatches } from '../stream/streams.js';
import { toWire } from '../stream/wire.js';
import type { WireMessage } from '../stream/wire.js';
import { contextFrom, formatTraceparent, tracer } from '../tracing.js';

const ACK_TIMEOUT_MS = 5_000;

interface Outgoing extends WireMessage {
  subject: string;
}

/** Puts events on the stream in the given order; resolves when JetStream has stored all of them. */
export abstract class StreamPublisher {
  /** False while publishing cannot succeed; then nothing is read from the outbox. */
  abstract get isAvailable(): boolean;
  abstract publish(events: EventEnvelope[]): Promise<void>;
}

/** The answer of JetStream to a message or to the commit of a batch. */
interface PublishAnswer {
  error?: { code: number; err_code: number; description: string };
  count?: number;
  seq?: number;
}

@Injectable()
export class JetStreamPublisher extends StreamPublisher {
  private readonly logger = new Logger(JetStreamPublisher.name);
  private ensuredOn: NatsSession | undefined;

  constructor(
    private readonly link: NatsLink,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {
    super();
  }

  get isAvailable(): boolean {
    return this.link.isConnected;
  }

  async publish(events: EventEnvelope[]): Promise<void> {
    const session = await this.link.ready;
    const spans = events.map((event) => startSpan(event));
    try {
      const messages = events.map((event, index) => this.outgoing(event, spans[index]));
      await this.ensure(session);
      const isAtomic = messages.length > 1 && hasAtomicBatches(session);
      if (!isAtomic || !(await this.publishBatch(session, messages))) await this.publishSingles(session, messages);
    } catch (error) {
      this.ensuredOn = undefined;
      for (const span of spans) span?.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
      throw error;
    } finally {
      for (const span of spans) span?.end();
    }
  }

  private outgoing(event: EventEnvelope, span: Span | undefined): Outgoing {
    const traceparent = span && formatTraceparent(span.spanContext());
    return {
      subject: subjectOf(this.options.namespace, event.type),
      ...toWire(`/ducha/${this.options.service}`, event, traceparent ?? event.traceparent),
    };
  }

  private async ensure(session: NatsSession): Promise<void> {
    if (this.ensuredOn === session || !this.options.publishes) return;
    await ensureStream(session, this.options, this.options.publishes, true);
    this.ensuredOn = session;
  }

  /** All or nothing in one round trip. Answers false where the server refuses the batch, as it does for a known message id. */
  private async publishBatch({ connection }: NatsSession, messages: Outgoing[]): Promise<boolean> {
    const batchId = nuid.next();
    messages.forEach(({ headers }, index) => {
      headers.set('Nats-Batch-Id', batchId);
      headers.set('Nats-Batch-Sequence', String(index + 1));
    });
    const last = messages[messages.length - 1] as Outgoing;
    last.headers.set('Nats-Batch-Commit', '1');
    for (const message of messages.slice(0, -1)) {
      connection.publish(message.subject, message.payload, { headers: message.headers });
    }
    const reply = await connection.request(last.subject, last.payload, {
      headers: last.headers,
      timeout: ACK_TIMEOUT_MS,
    });
    for (const { headers } of messages) {
      for (const name of ['Nats-Batch-Id', 'Nats-Batch-Sequence', 'Nats-Batch-Commit']) headers.delete(name);
    }
    const answer = reply.json<PublishAnswer>();
    if (answer.error) {
      this.logger.debug(
        `batch of ${messages.length} refused (${answer.error.err_code} ${answer.error.description}), sent singly`,
      );
      return false;
    }
    if (answer.count !== messages.length)
      throw new Error(`JetStream stored ${answer.count ?? 0} of ${messages.length} events`);
    return true;
  }

  /** Pipelined: sent in order on one connection, acknowledged in any order. A repeat is acknowledged as a duplicate. */
  private async publishSingles({ connection }: NatsSession, messages: Outgoing[]): Promise<void> {
    const replies = await Promise.all(
      messages.map(({ subject, payload, headers }) =>
        connection.request(subject, payload, { headers, timeout: ACK_TIMEOUT_MS }),
      ),
    );
    for (const reply of replies) {
      const { error } = reply.json<PublishAnswer>();
      if (error) throw new Error(`JetStream refused an event: ${error.err_code} ${error.description}`);
    }
  }
}

function startSpan(event: EventEnvelope): Span | undefined {
  if (!event.traceparent) return undefined;
  return tracer().startSpan(
    `publish ${event.type}`,
    {
      kind: SpanKind.PRODUCER,
      attributes: {
        'messaging.system': 'nats',
        'messaging.operation.type': 'send',
        'messaging.destination.name': event.type,
        'messaging.message.id': event.id,
      },
    },
    contextFrom(event.traceparent),
  );
}
