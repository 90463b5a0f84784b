import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { backoffMs, within } from '../pacing.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { OutboxSignal } from './outbox-signal.js';
import { OutboxStore } from './outbox-store.js';
import { roundMs } from './round-ms.js';
import { ShardLeases } from './shard-leases.js';
import { StreamPublisher } from './stream-publisher.js';

const BATCH = 500;
const FIRST_POLL_MS = 20;
const IDLE_POLL_MS = 500;
/** With other instances alive, a commit here may lie in a shard of theirs, and they hear no signal of it. */
const SHARED_POLL_MS = 50;
const MAX_OUTAGE_PAUSE_MS = 2_000;

/** Carries the outbox to the stream: read in order, publish, delete after the acknowledgement. */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly id = uuidV7();
  private readonly logger = new Logger(Relay.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private renewAt = 0;
  /** When the latest round began that carried something. */
  private carriedAt = -Infinity;
  private instances = 1;

  constructor(
    private readonly store: OutboxStore,
    private readonly leases: ShardLeases,
    private readonly publisher: StreamPublisher,
    private readonly signal: OutboxSignal,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.publishes) this.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the round under way within the drain time, and gives the shards back. Safe to call twice. */
  async stop(): Promise<void> {
    if (!this.running || this.stopping.signal.aborted) return;
    this.stopping.abort();
    this.signal.stop();
    await within(this.options.drainTimeoutMs, this.running);
    await this.leases.release(this.id).catch((error: unknown) => {
      this.logger.warn(`shards were not given back, their lease runs out by itself: ${String(error)}`);
    });
  }

  private async run(): Promise<void> {
    let failures = 0;
    let idleRounds = 0;
    while (!this.stopping.signal.aborted) {
      try {
        await this.keepLease();
        const begunAt = performance.now();
        this.signal.begin();
        const published = await this.round();
        failures = 0;
        if (published === BATCH) continue;
        if (published > 0) await this.gather(published, begunAt);
        idleRounds = published > 0 ? 0 : idleRounds + 1;
        const limit = this.instances > 1 ? SHARED_POLL_MS : IDLE_POLL_MS;
        await this.signal.wait(Math.min(limit, FIRST_POLL_MS * 2 ** Math.min(idleRounds, 6)));
      } catch (error) {
        failures += 1;
        if (failures === 1 || failures % 20 === 0) this.logger.warn(`outbox waits: ${String(error)}`);
        this.renewAt = 0;
        await pause(backoffMs(failures, 50, MAX_OUTAGE_PAUSE_MS), undefined, { signal: this.stopping.signal }).catch(
          () => undefined,
        );
      }
    }
  }

  /** Waits so that the next round carries several commits, where many come and nobody waits for one of them. */
  private async gather(published: number, begunAt: number): Promise<void> {
    const perSecond = (published / (begunAt - this.carriedAt)) * 1000;
    this.carriedAt = begunAt;
    await this.signal.gather(roundMs(perSecond) - (performance.now() - begunAt));
  }

  private async keepLease(): Promise<void> {
    const now = performance.now();
    if (now < this.renewAt) return;
    const view = await this.leases.renew(this.id, this.options.leaseMs);
    this.instances = view.instances;
    this.renewAt = now + this.options.leaseMs / 4;
  }

  private async round(): Promise<number> {
    if (!this.publisher.isAvailable) throw new Error('NATS is not connected');
    const entries = await this.store.oldest(this.id, BATCH);
    if (entries.length === 0) return 0;
    await this.publisher.publish(entries.map((entry) => entry.envelope));
    await this.store.remove(entries.map((entry) => entry.id));
    return entries.length;
  }
}
