import { Inject, Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@ducha/contracts';
import { createInbox } from '@nats-io/transport-node';
import type { Msg, Subscription } from '@nats-io/transport-node';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Span } from '@opentelemetry/api';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { NatsLink } from '../stream/nats-link.js';
import type { NatsSession } from '../stream/nats-link.js';
import { subjectOf } from '../stream/naming.js';
import { ensureStream } from '../stream/streams.js';
import { toWire } from '../stream/wire.js';
import type { WireMessage } from '../stream/wire.js';
import { contextFrom, formatTraceparent, tracer } from '../tracing.js';

const ACK_TIMEOUT_MS = 5_000;
const NO_RESPONDERS = 503;

interface Outgoing extends WireMessage {
  subject: string;
}

/** Puts events on the stream in the given order; resolves when JetStream has stored all of them. */
export abstract class StreamPublisher {
  /** False while publishing cannot succeed; then nothing is read from the outbox. */
  abstract get isAvailable(): boolean;
  abstract publish(events: EventEnvelope[]): Promise<void>;
}

/** The answer of JetStream to a message. */
interface PublishAnswer {
  error?: { err_code: number; description: string };
}

@Injectable()
export class JetStreamPublisher extends StreamPublisher {
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
      await this.send(session, messages);
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

  /**
   * Sent in order on one connection, acknowledged to one inbox; a repeat is acknowledged as a duplicate. An atomic batch, which the server keeps
   * in a store of its own until it is complete, took twice its processor time where few events go together.
   */
  private async send({ connection }: NatsSession, messages: Outgoing[]): Promise<void> {
    const inbox = createInbox();
    let answers: Subscription | undefined;
    let late: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        let missing = messages.length;
        answers = connection.subscribe(inbox, {
          max: missing,
          callback: (error, answer) => {
            const refusal = error?.message ?? refusalIn(answer);
            if (refusal !== undefined) reject(new Error(`JetStream refused an event: ${refusal}`));
            missing -= 1;
            if (missing === 0) resolve();
          },
        });
        void answers.closed.then(() => reject(new Error('the connection was closed')));
        late = setTimeout(
          () => reject(new Error(`JetStream left ${missing} of ${messages.length} events without an answer`)),
          ACK_TIMEOUT_MS,
        );
        for (const { subject, payload, headers } of messages)
          connection.publish(subject, payload, { headers, reply: inbox });
      });
    } finally {
      clearTimeout(late);
      answers?.unsubscribe();
    }
  }
}

/** Undefined where the event is on the stream. */
function refusalIn(answer: Msg): string | undefined {
  // Nobody listens on the subject: the stream is not there.
  if (answer.headers?.code === NO_RESPONDERS) return 'no stream takes it';
  const { error } = answer.json<PublishAnswer>();
  return error && `${error.err_code} ${error.description}`;
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
