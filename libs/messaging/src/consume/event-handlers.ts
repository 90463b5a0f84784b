import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@ducha/contracts';
import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Tx } from '../write/tx.js';
import { EventContext } from './event-context.js';
import { EventFolds } from './event-folds.js';

/** The `@EventPattern` methods and the folds of this service, by event type. */
@Injectable()
export class EventHandlers {
  private readonly handlers = new Map<string, MessageHandler>();

  constructor(private readonly folds: EventFolds) {}

  /** @throws Error when the type already has a handler: two would share one position and one fate. */
  register(type: string, handler: MessageHandler): void {
    if (this.has(type)) throw new Error(`${type} has two handlers in this service; one event type, one handler`);
    this.handlers.set(type, handler);
  }

  has(type: string): boolean {
    return this.handlers.has(type) || this.folds.of(type) !== undefined;
  }

  /** The same handlers with other folds. */
  withFolds(folds: EventFolds): EventHandlers {
    const handlers = new EventHandlers(folds);
    for (const [type, handler] of this.handlers) handlers.handlers.set(type, handler);
    return handlers;
  }

  /** Runs the handler through Nest's pipeline (pipes, guards, interceptors, filters), or the fold with this event alone. */
  async handle(envelope: EventEnvelope, tx: Tx): Promise<void> {
    const fold = this.folds.of(envelope.type);
    if (fold) return fold(tx, [envelope]);
    const handler = this.handlers.get(envelope.type);
    if (!handler) throw new Error(`${envelope.type} has no handler`);
    const answer: unknown = await handler(envelope.data, new EventContext(envelope, tx) as never);
    if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
  }
}
