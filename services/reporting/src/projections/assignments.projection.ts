import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EventEnvelope } from '@ducha/contracts';
import { Clock, EventFolds, type Tx } from '@ducha/messaging';
import { tallyChange } from '../domain/assignment-change.js';
import { Tally } from '../domain/tally.js';
import { Changes } from '../live/changes.js';
import { writeCounts } from './assignment-counts.js';
import { toldBy } from './assignment-events.js';
import { writePast } from './assignment-past.js';
import { AssignmentsFirstReading } from './assignments-first-reading.js';
import { storedAssignments } from './counted-assignment.js';
import { noteDataInstant } from './data-instant.js';
import { eventsOf } from './events-of.js';
import { lampsSettledAt } from './lamp-settling.js';
import { assignmentRows } from './rows.js';

/** Keeps the latest facts of every assignment, what it was on earlier days, and the counters of its units. */
@Injectable()
export class AssignmentsProjection implements OnModuleInit {
  constructor(
    private readonly folds: EventFolds,
    private readonly clock: Clock,
    private readonly changes: Changes,
  ) {}

  onModuleInit(): void {
    this.folds.register(
      eventsOf('tracking', 'assignment'),
      (tx, events) => this.fold(tx, events),
      () => new AssignmentsFirstReading(this.clock),
    );
  }

  private async fold(tx: Tx, events: readonly EventEnvelope[]): Promise<void> {
    const { manager } = tx;
    const settledAt = await lampsSettledAt(manager);
    const tally = new Tally();
    const stored = await storedAssignments(manager, [...new Set(events.map(({ aggregateId }) => aggregateId))]);
    const { rows, past } = toldBy(events, stored, (before, after) => tallyChange(tally, before, after, settledAt));
    await assignmentRows.write(manager, rows);
    await writePast(manager, past);
    await noteDataInstant(manager, 'assignment', events);
    await writeCounts(manager, tally.changed());
    const paths = new Set(rows.map(({ unitPath }) => unitPath));
    tx.afterCommit(() => paths.forEach((path) => this.changes.note(path)));
  }
}
