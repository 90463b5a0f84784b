import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '@ducha/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { commandContext } from '../command-context.js';
import type { CommandContext } from '../command-context.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { OutboxSignal } from '../relay/outbox-signal.js';
import { claimReceipt, receiptKeyOf } from './command-receipts.js';
import { writeEvents } from './event-writer.js';
import { inTransaction } from './in-transaction.js';
import { isRetryable, violatedConstraint } from './sql-state.js';
import { OpenTx } from './tx.js';
import type { PendingEvent, Tx } from './tx.js';

const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 5;

/** Runs a command in one database transaction, with its events and, under an `Idempotency-Key`, its receipt. */
@Injectable()
export class CommandTransaction {
  private readonly keyed = new WeakSet<CommandContext>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly signal: OutboxSignal,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /**
   * `work` may run several times: deadlocks and serialization failures are retried, so it must touch nothing outside the
   * transaction. Under an `Idempotency-Key` a repeat answers the stored result without running `work`; the result must
   * then be JSON-able, and the request may use only one transaction.
   * @throws DomainError VERSION_CONFLICT when another transaction gave the aggregate the same version meanwhile.
   */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.runAfter(() => Promise.resolve(), work);
  }

  /**
   * As `run`, for work that begins with statements which need nothing but the command itself: `read` gives them together with the claim of
   * the key. It must judge nothing of what it finds: a repeat is answered whatever that is.
   */
  async runAfter<R, T>(
    read: (manager: EntityManager) => Promise<R>,
    work: (tx: Tx, found: R) => Promise<T>,
  ): Promise<T> {
    const context = commandContext.current();
    if (context?.idempotencyKey) {
      if (this.keyed.has(context)) throw new Error('a command under an Idempotency-Key is one transaction');
      this.keyed.add(context);
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(context, read, work);
      } catch (error) {
        if (violatedConstraint(error) === 'outbox_aggregate_version_key') {
          throw new DomainError('VERSION_CONFLICT', 'messaging.version.conflict');
        }
        if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
        await pause(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
      }
    }
  }

  private async attempt<R, T>(
    context: CommandContext | undefined,
    read: (manager: EntityManager) => Promise<R>,
    work: (tx: Tx, found: R) => Promise<T>,
  ): Promise<T> {
    const receipt = receiptKeyOf(context);
    const now = this.clock.now();
    let open = undefined as OpenTx | undefined;
    let events: PendingEvent[] = [];
    const result = await inTransaction(this.dataSource, async (manager, endWith) => {
      const [earlier, found] = await Promise.all([receipt && claimReceipt(manager, receipt, now), read(manager)]);
      if (earlier) return earlier.response as T;
      const tx = new OpenTx(
        manager,
        now,
        context?.actor ?? null,
        this.options.publishes,
        context?.traceparent,
        endWith,
      );
      open = tx;
      const answer = await work(tx, found);
      events = tx.close();
      const response = receipt && { ...receipt, response: JSON.stringify(answer ?? null) };
      endWith(writeEvents(manager, now, events, response));
      return answer;
    });
    this.signal.raise(events);
    open?.committed();
    return result;
  }
}
