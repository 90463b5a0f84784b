import { setTimeout as pause } from 'node:timers/promises';
import type { ConsumerInfo, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { Logger } from '@nestjs/common';
import type { EventEnvelope } from '@ducha/contracts';
import { backoffMs, within } from '../pacing.js';
import type { ResolvedMessagingOptions, Subscription } from '../messaging-options.js';
import { ensureConsumer } from '../stream/consumers.js';
import { durableName, streamName } from '../stream/naming.js';
import type { NatsLink } from '../stream/nats-link.js';
import { ensureStream } from '../stream/streams.js';
import { fromWire } from '../stream/wire.js';
import { isOutage } from '../write/sql-state.js';
import type { Appliers } from './appliers.js';
import { BatchLane } from './batch-lane.js';
import type { DeadLetterStore } from './dead-letter-store.js';
import { EventFailure, EventLogUnavailable, describe } from './event-failure.js';
import { Lanes } from './lanes.js';
import type { Verdict } from './lanes.js';

const MAX_RETRY_MS = 10_000;
const MAX_OUTAGE_PAUSE_MS = 2_000;
/** Messages asked for ahead of what is being worked on; with fewer, full batches wait for the network. */
const PULL_AT_MOST = 4_096;
/** How long a request for messages stands; a silence of that length makes the client ask anew. */
const PULL_MS = 10_000;

interface Delivery {
  event: EventEnvelope;
  /** The latest delivery of the message: JetStream may deliver again while an earlier one is worked on. */
  message: JsMsg;
  /** Failed attempts that speak against the event; outages do not count. */
  failures: number;
  outages: number;
}

/** One durable pull consumer: everything this service subscribed to of one context. */
export class StreamConsumer {
  readonly name: string;
  private readonly logger: Logger;
  private readonly stream: string;
  private readonly stopping = new AbortController();
  private readonly stopped = new Promise<never>((_resolve, reject) =>
    this.stopping.signal.addEventListener('abort', () => reject(new Error('stopped'))),
  );
  /** By event: a stream that was lost and made again counts its messages from 1, so their numbers say nothing. */
  private readonly inFlight = new Map<string, Delivery>();
  private readonly lanes = new Lanes<Delivery>((delivery) => this.work(delivery));
  private readonly batches: BatchLane<Delivery>;
  private messages: ConsumerMessages | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly subscription: Subscription,
    private readonly options: ResolvedMessagingOptions,
    private readonly link: NatsLink,
    private readonly appliers: Appliers,
    private readonly deadLetters: DeadLetterStore,
  ) {
    this.batches = new BatchLane(
      (deliveries) => this.workTogether(deliveries),
      options.batchSize,
      (failures, error) => {
        if (failures === 1) this.logger.warn(`handling waits: ${describe(error)}`);
        return backoffMs(failures, options.retryDelayMs, MAX_OUTAGE_PAUSE_MS);
      },
    );
    this.name = durableName(options.service, subscription.context);
    this.stream = streamName(options.namespace, subscription.context);
    this.logger = new Logger(`StreamConsumer ${this.name}`);
    this.stopped.catch(() => undefined);
  }

  start(): void {
    this.running ??= this.run();
    // The client asks once whether the consumer still exists and, where a server that just started cannot say, not again for
    // half a minute or more. Beginning anew has pauses of its own.
    this.link.onReconnect(() => void this.messages?.close());
    // Slow handlers and events waiting behind a failed one stay ours as long as this process lives.
    this.heartbeat ??= setInterval(() => {
      for (const { message } of this.inFlight.values()) message.working();
    }, this.options.ackWaitMs / 3).unref();
  }

  /** Stops pulling, lets running handlers finish within the drain time, hands the rest back for delivery elsewhere. */
  async stop(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.stopping.abort();
    await within(this.options.drainTimeoutMs, this.finish());
    clearInterval(this.heartbeat);
  }

  private async finish(): Promise<void> {
    await this.messages?.close();
    await this.running;
    for (const { message } of await this.batches.stop()) message.nak();
    for (const { message } of await this.lanes.stop()) message.nak();
  }

  /** What JetStream says of the durable consumer; null while it cannot be asked. */
  async info(): Promise<ConsumerInfo | null> {
    if (!this.link.isConnected) return null;
    return (await this.link.current?.manager.consumers.info(this.stream, this.name).catch(() => null)) ?? null;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted;) {
      try {
        this.messages = await this.openUnlessStopped();
        failures = 0;
        for await (const message of this.messages) await this.accept(message);
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        failures += 1;
        if (failures === 1 || failures % 20 === 0) this.logger.warn(`consuming paused: ${describe(error)}`);
      }
      await pause(backoffMs(failures, 100, MAX_OUTAGE_PAUSE_MS), undefined, { signal: this.stopping.signal }).catch(
        () => undefined,
      );
    }
  }

  /**
   * Opening waits for NATS, which may be away; stopping does not. What is opened all the same is closed without waiting: closing ends
   * only when somebody reads.
   */
  private async openUnlessStopped(): Promise<ConsumerMessages> {
    const { signal } = this.stopping;
    const opening = this.open();
    void opening.then((messages) => signal.aborted && void messages.close()).catch(() => undefined);
    return Promise.race([opening, this.stopped]);
  }

  private async open(): Promise<ConsumerMessages> {
    const session = await this.link.ready;
    const { context } = this.subscription;
    await ensureStream(session, this.options, context, this.options.publishes === context);
    await ensureConsumer(session, this.options, this.subscription);
    const consumer = await session.jetStream.consumers.get(this.stream, this.name);
    return consumer.consume({
      max_messages: Math.min(PULL_AT_MOST, this.options.maxAckPending),
      expires: PULL_MS,
      abort_on_missing_resource: true,
    });
  }

  private async accept(message: JsMsg): Promise<void> {
    let event: EventEnvelope;
    try {
      event = fromWire(message.headers, message.data);
    } catch (error) {
      await this.setAsideUnreadable(message, describe(error));
      return;
    }
    const known = this.inFlight.get(event.id);
    if (known) {
      known.message = message;
      return;
    }
    const delivery: Delivery = { event, message, failures: 0, outages: 0 };
    this.inFlight.set(event.id, delivery);
    const isAlone = !this.appliers.goesTogether(event);
    const isBehind = isAlone && this.batches.some((before) => before.event.aggregateId === event.aggregateId);
    if (isAlone && !isBehind) this.lanes.push(event.aggregateId, delivery);
    else this.batches.push(delivery);
    // Somebody waits for what a handler does: an assignment is delivered by one.
    if (isBehind) this.batches.hurry();
  }

  /** What does not go together goes on alone: into the lane of its aggregate, where handlers, gaps, repeats and failures are dealt with. */
  private async workTogether(deliveries: readonly Delivery[]): Promise<void> {
    const events = deliveries.map(({ event }) => event).filter((event) => this.appliers.goesTogether(event));
    const applied = await this.appliers.batch.apply(this.name, events);
    for (const delivery of deliveries) {
      if (applied.has(delivery.event)) this.done(delivery);
      else this.lanes.push(delivery.event.aggregateId, delivery);
    }
  }

  private async work(delivery: Delivery): Promise<Verdict> {
    try {
      await this.appliers.ordered.apply(this.name, this.subscription.context, delivery.event);
    } catch (error) {
      return this.failed(delivery, error);
    }
    return this.done(delivery);
  }

  private done(delivery: Delivery): Verdict {
    delivery.message.ack();
    this.inFlight.delete(delivery.event.id);
    return 'DONE';
  }

  private async failed(delivery: Delivery, error: unknown): Promise<Verdict> {
    if (!(error instanceof EventFailure)) return this.outage(delivery, error);
    delivery.outages = 0;
    delivery.failures += 1;
    const { event, reason } = error;
    const name = `${event.type} ${event.aggregateId} v${event.aggregateVersion}`;
    const isLast = reason === 'INVALID' || delivery.failures >= this.options.maxDeliveries;
    if (!isLast) {
      this.logger.warn(`${name} failed, attempt ${delivery.failures}: ${error.message}`);
      return { retryInMs: backoffMs(delivery.failures, this.options.retryDelayMs, MAX_RETRY_MS) };
    }
    try {
      await this.deadLetters.park(this.name, event, reason, error.message, delivery.failures);
      this.logger.error(`${name} went to dead letters, its aggregate is parked: ${error.message}`);
      // Where an earlier event failed while a gap was repaired, the delivered one queues behind it on the next attempt.
      return event.id === delivery.event.id ? this.done(delivery) : { retryInMs: 0 };
    } catch (parkError) {
      return this.outage(delivery, parkError);
    }
  }

  private outage(delivery: Delivery, error: unknown): Verdict {
    delivery.outages += 1;
    if (!isOutage(error) && !(error instanceof EventLogUnavailable)) {
      this.logger.warn(`${delivery.event.type} ${delivery.event.aggregateId} waits: ${describe(error)}`);
    } else if (delivery.outages === 1) {
      this.logger.warn(`handling waits: ${describe(error)}`);
    }
    return { retryInMs: backoffMs(delivery.outages, this.options.retryDelayMs, MAX_OUTAGE_PAUSE_MS) };
  }

  private async setAsideUnreadable(message: JsMsg, error: string): Promise<void> {
    const id = `${this.stream}:${message.seq}`;
    this.logger.error(`message ${id} on ${message.subject} is not an event: ${error}`);
    await this.deadLetters.keepUnreadable(
      this.name,
      {
        id,
        type: message.subject,
        aggregateType: '',
        aggregateId: '',
        aggregateVersion: 0,
        occurredAt: message.time.toISOString(),
        actor: null,
        data: message.string(),
      },
      error,
    );
    message.term(error);
  }
}
