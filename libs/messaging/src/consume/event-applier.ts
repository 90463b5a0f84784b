import { Inject, Injectable } from '@nestjs/common';
import { eventRegistry } from '@ducha/contracts';
import type { EventEnvelope } from '@ducha/contracts';
import { SpanKind, SpanStatusCode, context, trace } from '@opentelemetry/api';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Clock } from '../clock.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { OutboxSignal } from '../relay/outbox-signal.js';
import { contextFrom, tracer } from '../tracing.js';
import { writeEvents } from '../write/event-writer.js';
import { isOutage } from '../write/sql-state.js';
import { OpenTx } from '../write/tx.js';
import type { PendingEvent, Tx } from '../write/tx.js';
import { EventFailure, describe } from './event-failure.js';
import { EventHandlers } from './event-handlers.js';
import { advance, positionOf, standingOf } from './positions.js';
import type { Standing } from './positions.js';

export interface ApplyOptions {
  /** Applies to a parked aggregate too. */
  isReplay?: boolean;
  /** Runs in the same transaction after the handler. */
  afterwards?: (tx: Tx) => Promise<void>;
}

/** Applies one event in one transaction: position, the handler's rows and the handler's events commit together. */
@Injectable()
export class EventApplier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly handlers: EventHandlers,
    private readonly clock: Clock,
    private readonly signal: OutboxSignal,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /**
   * Answers NEXT when the event was applied now; otherwise nothing was changed and the standing says why.
   * @throws EventFailure when the event itself is at fault, other errors when the database is.
   */
  async apply(consumer: string, event: EventEnvelope, apply: ApplyOptions = {}): Promise<Standing> {
    const span = tracer().startSpan(
      `process ${event.type}`,
      {
        kind: SpanKind.CONSUMER,
        attributes: {
          'messaging.system': 'nats',
          'messaging.operation.type': 'process',
          'messaging.consumer.group.name': consumer,
          'messaging.destination.name': event.type,
          'messaging.message.id': event.id,
        },
      },
      contextFrom(event.traceparent),
    );
    try {
      return await context.with(trace.setSpan(contextFrom(event.traceparent), span), () =>
        this.transact(consumer, event, apply),
      );
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: describe(error) });
      throw error;
    } finally {
      span.end();
    }
  }

  private async transact(consumer: string, event: EventEnvelope, apply: ApplyOptions): Promise<Standing> {
    let events: PendingEvent[] = [];
    let open = undefined as OpenTx | undefined;
    const standing = await this.dataSource.transaction(async (manager): Promise<Standing> => {
      if (!(await advance(manager, consumer, event, apply.isReplay))) {
        const position = await positionOf(manager, consumer, event.aggregateId);
        const standing = standingOf(event, apply.isReplay ? { ...position, isParked: false } : position);
        // Another instance may have moved the row between the two statements; ask again from the start.
        return standing === 'NEXT' ? { missingFrom: event.aggregateVersion } : standing;
      }
      const tx = new OpenTx(manager, this.clock.now(), null, this.options.publishes, event.traceparent);
      open = tx;
      if (this.handlers.has(event.type)) await this.handle(event, tx);
      await apply.afterwards?.(tx);
      events = tx.close();
      await writeEvents(manager, tx.now, events, null);
      return 'NEXT';
    });
    this.signal.raise(events);
    open?.committed();
    return standing;
  }

  private async handle(event: EventEnvelope, tx: Tx): Promise<void> {
    const checked = eventRegistry.get(event.type)?.schema.safeParse(event.data);
    if (checked && !checked.success)
      throw new EventFailure(event, 'INVALID', new Error(z.prettifyError(checked.error)));
    try {
      await this.handlers.handle(event, tx);
    } catch (error) {
      if (isOutage(error)) throw error;
      throw new EventFailure(event, 'FAILED', error);
    }
  }
}
