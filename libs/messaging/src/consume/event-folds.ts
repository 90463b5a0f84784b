import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@ducha/contracts';
import type { Tx } from '../write/tx.js';

/**
 * Brings many events into a projection at once, those of one aggregate in order of their versions and without a gap. It is
 * called with the same events again only where its transaction was rolled back.
 */
export type EventFold = (tx: Tx, events: readonly EventEnvelope[]) => Promise<void>;

/** The projections of this service that take events in batches, by event type. */
@Injectable()
export class EventFolds {
  private readonly folds = new Map<string, EventFold>();

  /** @throws Error when the type already has a fold: two would share one position and one fate. */
  register(types: readonly string[], fold: EventFold): void {
    for (const type of types) {
      if (this.folds.has(type)) throw new Error(`${type} has two folds in this service; one event type, one fold`);
      this.folds.set(type, fold);
    }
  }

  of(type: string): EventFold | undefined {
    return this.folds.get(type);
  }
}
