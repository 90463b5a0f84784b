import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy, MessageHandler } from '@nestjs/microservices';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { Relay } from '../relay/relay.js';
import { NatsLink } from '../stream/nats-link.js';
import { Appliers } from './appliers.js';
import { DeadLetterStore } from './dead-letter-store.js';
import { EventHandlers } from './event-handlers.js';
import { StreamConsumer } from './stream-consumer.js';

/** Nest transport for `@EventPattern` handlers on JetStream: one durable consumer per subscribed context. */
@Injectable()
export class JetStreamStrategy extends Server implements CustomTransportStrategy, BeforeApplicationShutdown {
  /** One per subscribed context; empty until the application listens. */
  readonly consumers: readonly StreamConsumer[];
  private isListening = false;

  constructor(
    private readonly link: NatsLink,
    private readonly handlers: EventHandlers,
    private readonly relay: Relay,
    appliers: Appliers,
    deadLetters: DeadLetterStore,
    @Inject(MESSAGING_OPTIONS) options: ResolvedMessagingOptions,
  ) {
    super();
    this.transportId = Symbol('jetstream');
    this.consumers = options.subscribes.map(
      (subscription) => new StreamConsumer(subscription, options, link, appliers, deadLetters),
    );
  }

  override addHandler(pattern: unknown, callback: MessageHandler, isEventHandler = false, extras = {}): void {
    if (!isEventHandler) throw new Error(`${String(pattern)}: services exchange events only, use @EventPattern`);
    super.addHandler(pattern, callback, isEventHandler, extras);
    this.handlers.register(this.normalizePattern(pattern as string), callback);
  }

  /** Starts consuming; NATS may still be away, the consumers wait for it. */
  listen(callback: (error?: unknown) => void): void {
    this.isListening = true;
    for (const consumer of this.consumers) consumer.start();
    callback();
  }

  /** Stops pulling, finishes what is running within the drain time, then lets the relay publish what that emitted. */
  async close(): Promise<void> {
    this.isListening = false;
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
    await this.relay.stop();
  }

  /** A command-line run never listens and is never closed as a server: its relay ends before the connections do. */
  async beforeApplicationShutdown(): Promise<void> {
    if (!this.isListening) await this.relay.stop();
  }

  on(): never {
    throw new Error('connection events are in MessagingStatus');
  }

  unwrap<T>(): T {
    return this.link.current?.connection as T;
  }
}
