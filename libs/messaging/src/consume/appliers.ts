import { Injectable } from '@nestjs/common';
import { BatchApplier } from './batch-applier.js';
import { EventFolds } from './event-folds.js';
import { OrderedApplier } from './ordered-applier.js';

/** What brings events in: events that have folds together, all others and those that did not go together one by one. */
@Injectable()
export class Appliers {
  constructor(
    readonly ordered: OrderedApplier,
    readonly batch: BatchApplier,
    readonly folds: EventFolds,
  ) {}
}
