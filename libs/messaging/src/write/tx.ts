import type { Actor, Context, EventDefinition, EventEnvelope } from '@ducha/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { z } from 'zod';
import { currentTraceparent } from '../tracing.js';
import type { EndWith } from './in-transaction.js';

/** An open transaction: rows through `manager`, events through `emit`, both committed together. */
export interface Tx {
  readonly manager: EntityManager;
  /** The instant of this transaction. */
  readonly now: Date;
  /** Who gave the command; null for consumers and clocks. */
  readonly actor: Actor | null;
  /**
   * Buffers one event for the commit. `aggregate.version` is the row's new version: each version is exactly one event.
   * @throws Error when the data does not fit the event's schema or the event belongs to another context.
   */
  emit<S extends z.ZodType>(
    event: EventDefinition<S>,
    aggregate: { id: string; version: number },
    data: z.infer<S>,
  ): void;
  /** The same transaction for what follows from one event of a batch: what is emitted then belongs to that event's trace. */
  following(event: Pick<EventEnvelope, 'traceparent'>): Tx;
  /**
   * To be awaited in place of a write whose answer nobody needs. A command does not wait for it here, so that it goes to the database together with
   * the command's events and the end of the transaction; an event's handler does, because a failure must be known as its own.
   */
  written(write: Promise<unknown>): Promise<void>;
  /** Runs `effect` once the transaction is committed; not where it is rolled back or the process ends before. It must not throw. */
  afterCommit(effect: () => void): void;
}

export interface PendingEvent {
  id: string;
  type: string;
  aggregateType: string;
  aggregateId: string;
  aggregateVersion: number;
  actor: Actor | null;
  traceparent: string | null;
  data: unknown;
  isAwaited: boolean;
}

export class OpenTx implements Tx {
  private readonly buffered: PendingEvent[] = [];
  private readonly effects: (() => void)[] = [];
  private isClosed = false;

  constructor(
    readonly manager: EntityManager,
    readonly now: Date,
    readonly actor: Actor | null,
    private readonly publishes: Context | null,
    private readonly traceparent: string | undefined,
    private readonly endWith?: EndWith,
  ) {}

  emit<S extends z.ZodType>(
    event: EventDefinition<S>,
    aggregate: { id: string; version: number },
    data: z.infer<S>,
  ): void {
    this.buffer(event, aggregate, data, currentTraceparent() ?? this.traceparent);
  }

  following({ traceparent }: Pick<EventEnvelope, 'traceparent'>): Tx {
    return {
      manager: this.manager,
      now: this.now,
      actor: this.actor,
      emit: (event, aggregate, data) => this.buffer(event, aggregate, data, traceparent),
      following: (event) => this.following(event),
      written: (write) => this.written(write),
      afterCommit: (effect) => this.afterCommit(effect),
    };
  }

  private buffer(
    event: EventDefinition<z.ZodType>,
    aggregate: { id: string; version: number },
    data: unknown,
    traceparent: string | undefined,
  ): void {
    if (this.isClosed) throw new Error(`${event.type} was emitted after its transaction ended`);
    if (event.context !== this.publishes) {
      throw new Error(
        `${event.type} belongs to ${event.context}; this service publishes ${this.publishes ?? 'nothing'}`,
      );
    }
    if (!Number.isInteger(aggregate.version) || aggregate.version < 1) {
      throw new Error(`${event.type} of ${aggregate.id}: version ${aggregate.version} is not a positive integer`);
    }
    const checked = event.schema.safeParse(data);
    if (!checked.success) {
      throw new Error(`${event.type} of ${aggregate.id} does not fit its schema: ${z.prettifyError(checked.error)}`);
    }
    this.buffered.push({
      id: uuidV7(),
      type: event.type,
      aggregateType: event.aggregateType,
      aggregateId: aggregate.id,
      aggregateVersion: aggregate.version,
      actor: this.actor,
      traceparent: traceparent ?? null,
      data: checked.data,
      isAwaited: event.isAwaited ?? false,
    });
  }

  async written(write: Promise<unknown>): Promise<void> {
    if (this.endWith) this.endWith(write);
    else await write;
  }

  afterCommit(effect: () => void): void {
    this.effects.push(effect);
  }

  /** To be called when the transaction has committed. */
  committed(): void {
    for (const effect of this.effects) effect();
  }

  /** Ends buffering and hands over what was emitted. */
  close(): PendingEvent[] {
    this.isClosed = true;
    return this.buffered;
  }
}
