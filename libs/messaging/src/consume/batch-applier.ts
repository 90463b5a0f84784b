import { Inject, Injectable } from '@nestjs/common';
import { eventRegistry } from '@ducha/contracts';
import type { EventEnvelope } from '@ducha/contracts';
import { SpanKind, SpanStatusCode, context, trace } from '@opentelemetry/api';
import type { Span } from '@opentelemetry/api';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { OutboxSignal } from '../relay/outbox-signal.js';
import { contextFrom, tracer } from '../tracing.js';
import { writeEvents } from '../write/event-writer.js';
import { isOutage } from '../write/sql-state.js';
import { OpenTx } from '../write/tx.js';
import type { PendingEvent } from '../write/tx.js';
import { chainsOf } from './event-chains.js';
import { describe } from './event-failure.js';
import { EventFolds } from './event-folds.js';
import type { EventFold } from './event-folds.js';
import { advanceChains } from './positions.js';
import type { EventChain } from './positions.js';

/** Exporters keep 128 links of a span. */
const linksAtMost = 128;
/** Each number of events is a statement of its own to prepare. */
const writtenTogether = 8;

/** Applies many events that no handler takes alone in one transaction: the positions of all, what the folds write and what they emit commit
 * together. */
@Injectable()
export class BatchApplier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly folds: EventFolds,
    private readonly clock: Clock,
    private readonly signal: OutboxSignal,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /**
   * Answers the events that were applied now. The others are to be applied one by one, which tells why they could not be:
   * seen before, behind a gap, parked, or at fault themselves.
   * @throws errors of the database being away; nothing or a part of the events was applied then.
   */
  async apply(consumer: string, events: readonly EventEnvelope[]): Promise<Set<EventEnvelope>> {
    const chains = chainsOf(events.filter((event) => this.isSound(event)));
    const links = [...new Set(events.map(({ traceparent }) => traceparent))]
      .slice(0, linksAtMost)
      .flatMap((traceparent) => trace.getSpanContext(contextFrom(traceparent)) ?? [])
      .map((linked) => ({ context: linked }));
    const attributes = {
      'messaging.system': 'nats',
      'messaging.operation.type': 'process',
      'messaging.consumer.group.name': consumer,
      'messaging.batch.message_count': events.length,
    };
    const span = tracer().startSpan(`process ${consumer}`, { kind: SpanKind.CONSUMER, attributes, links });
    try {
      const applied = await context.with(trace.setSpan(context.active(), span), () =>
        this.applyChains(consumer, chains, span),
      );
      return new Set(applied.flat());
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: describe(error) });
      throw error;
    } finally {
      span.end();
    }
  }

  /** Where a fold fails, halves are tried, until the aggregate at fault is left out alone. */
  private async applyChains(consumer: string, chains: readonly EventChain[], span: Span): Promise<EventChain[]> {
    if (chains.length === 0) return [];
    try {
      return await this.transact(consumer, chains);
    } catch (error) {
      if (isOutage(error)) throw error;
      span.addEvent('halved', { aggregates: chains.length, error: describe(error) });
      if (chains.length === 1) return [];
      const middle = Math.ceil(chains.length / 2);
      const first = await this.applyChains(consumer, chains.slice(0, middle), span);
      return [...first, ...(await this.applyChains(consumer, chains.slice(middle), span))];
    }
  }

  private async transact(consumer: string, chains: readonly EventChain[]): Promise<EventChain[]> {
    const hasFold = chains.some((chain) => chain.some(({ type }) => this.folds.of(type) !== undefined));
    if (!hasFold) return advanceChains(this.dataSource.manager, consumer, chains);
    let emitted: PendingEvent[] = [];
    let open = undefined as OpenTx | undefined;
    const moved = await this.dataSource.transaction(async (manager: EntityManager) => {
      const moved = await advanceChains(manager, consumer, chains);
      const tx = new OpenTx(manager, this.clock.now(), null, this.options.publishes, undefined);
      open = tx;
      for (const [fold, events] of this.byFold(moved)) await fold(tx, events);
      emitted = tx.close();
      for (let start = 0; start < emitted.length; start += writtenTogether)
        await writeEvents(manager, tx.now, emitted.slice(start, start + writtenTogether), null);
      return moved;
    });
    this.signal.raise(emitted);
    open?.committed();
    return moved;
  }

  private byFold(chains: readonly EventChain[]): Map<EventFold, EventEnvelope[]> {
    const byFold = new Map<EventFold, EventEnvelope[]>();
    for (const chain of chains)
      for (const event of chain) {
        const fold = this.folds.of(event.type);
        if (!fold) continue;
        const events = byFold.get(fold);
        if (events) events.push(event);
        else byFold.set(fold, [event]);
      }
    return byFold;
  }

  private isSound({ type, data }: EventEnvelope): boolean {
    if (!this.folds.of(type)) return true;
    return eventRegistry.get(type)?.schema.safeParse(data).success ?? true;
  }
}
