import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@ducha/contracts';
import type { DataSource } from 'typeorm';
import type { Tx } from '../write/tx.js';

/**
 * Brings many events into a projection at once, those of one aggregate in order of their versions and without a gap. It is
 * called with the same events again only where its transaction was rolled back. Where it emits, it does so with `tx.following(event)`.
 */
export type EventFold = (tx: Tx, events: readonly EventEnvelope[]) => Promise<void>;

/**
 * How a projection takes the first reading of a rebuild beside, into empty tables that nobody reads yet: what follows from its rows
 * is cheaper made once, when they are all there, than kept with every event.
 */
export interface FirstReading {
  /** In place of the fold. It may leave out what `complete` makes. */
  fold(tx: Tx, events: readonly EventEnvelope[]): Promise<void>;
  /** The tables that `complete` fills. The others get their indexes while it works. */
  readonly completes: readonly string[];
  /**
   * Makes what was left out, once that reading is through and before any other event comes. Nobody else writes the tables of
   * this data source; where it throws, they are thrown away.
   */
  complete(beside: DataSource): Promise<void>;
}

/** The projections of this service that take events in batches, by event type. */
@Injectable()
export class EventFolds {
  private readonly folds = new Map<string, EventFold>();
  private readonly firstReadings = new Map<EventFold, () => FirstReading>();

  /**
   * @param firstReading makes one for each rebuild
   * @throws Error when the type already has a fold: two would share one position and one fate.
   */
  register(types: readonly string[], fold: EventFold, firstReading?: () => FirstReading): void {
    for (const type of types) {
      if (this.folds.has(type)) throw new Error(`${type} has two folds in this service; one event type, one fold`);
      this.folds.set(type, fold);
    }
    if (firstReading) this.firstReadings.set(fold, firstReading);
  }

  of(type: string): EventFold | undefined {
    return this.folds.get(type);
  }

  /** The folds of a rebuild's first reading, and what completes it. */
  firstReading(): { folds: EventFolds; completes: string[]; complete: (beside: DataSource) => Promise<void> } {
    const readings = new Map([...this.firstReadings].map(([fold, make]) => [fold, make()]));
    const inPlaceOf = new Map(
      [...readings].map(([fold, reading]): [EventFold, EventFold] => [fold, (tx, events) => reading.fold(tx, events)]),
    );
    const folds = new EventFolds();
    for (const [type, fold] of this.folds) folds.register([type], inPlaceOf.get(fold) ?? fold);
    return {
      folds,
      completes: [...readings.values()].flatMap(({ completes }) => completes),
      complete: async (beside) => {
        for (const reading of readings.values()) await reading.complete(beside);
      },
    };
  }
}
