import { Injectable } from '@nestjs/common';
import { BatchApplier } from './batch-applier.js';
import { EventFolds } from './event-folds.js';
import { EventHandlers } from './event-handlers.js';
import { OrderedApplier } from './ordered-applier.js';

/** What brings events in: those that have folds or only move a position together, all others and those that did not go together one by one. */
@Injectable()
export class Appliers {
  constructor(
    readonly ordered: OrderedApplier,
    readonly batch: BatchApplier,
    private readonly folds: EventFolds,
    private readonly handlers: EventHandlers,
  ) {}

  goesTogether({ type }: { type: string }): boolean {
    return this.folds.of(type) !== undefined || !this.handlers.has(type);
  }
}
