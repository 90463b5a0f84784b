import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import { advanceChains } from './positions.js';

interface Waiting {
  event: EventEnvelope;
  resolve: (hasMoved: boolean) => void;
  reject: (error: unknown) => void;
}

/**
 * Events nobody handles only move a position. They are gathered while the statement before is under way and moved
 * together, so that they cost a fraction of a transaction each.
 */
@Injectable()
export class PositionBatch {
  private readonly waiting = new Map<string, Waiting[]>();
  private isRunning = false;

  constructor(private readonly dataSource: DataSource) {}

  /** Answers false where the event is not the next one of its aggregate or the aggregate is parked. */
  advance(consumer: string, event: EventEnvelope): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const queue = this.waiting.get(consumer) ?? [];
      queue.push({ event, resolve, reject });
      this.waiting.set(consumer, queue);
      if (!this.isRunning) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    // One turn of the event loop gathers what one network read delivered.
    await new Promise((resolve) => setImmediate(resolve));
    for (;;) {
      const next = this.waiting.entries().next().value;
      if (!next) break;
      const [consumer, queue] = next;
      this.waiting.delete(consumer);
      try {
        const moved = await advanceChains(
          this.dataSource.manager,
          consumer,
          queue.map(({ event }) => [event]),
        );
        const events = new Set(moved.flat());
        for (const { event, resolve } of queue) resolve(events.has(event));
      } catch (error) {
        for (const { reject } of queue) reject(error);
      }
    }
    this.isRunning = false;
  }
}
