import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { DeductionFacts, EventEnvelope } from '@ducha/contracts';
import { EventFolds, type Tx } from '@ducha/messaging';
import type { EntityManager } from 'typeorm';
import { Changes } from '../live/changes.js';
import { noteDataInstant } from './data-instant.js';
import { eventsOf } from './events-of.js';
import { dayOfChange } from './items.projection.js';
import { deductionRows, type DeductionRow } from './rows.js';
import { StatusTally } from './status-counts.js';

interface StoredDeduction {
  id: string;
  version: number;
  unitPath: string;
  status: string;
  statusSince: Date;
  points: number;
}

/** Keeps the latest facts of every deduction, and the counters of the units it falls on. */
@Injectable()
export class DeductionsProjection implements OnModuleInit {
  constructor(
    private readonly folds: EventFolds,
    private readonly changes: Changes,
  ) {}

  onModuleInit(): void {
    this.folds.register(eventsOf('scoring', 'deduction'), (tx, events) => this.fold(tx, events));
  }

  private async fold(tx: Tx, events: readonly EventEnvelope[]): Promise<void> {
    const stored = await storedDeductions(tx.manager, events);
    const rows = new Map<string, DeductionRow>();
    const tally = new StatusTally('DEDUCTION');
    for (const event of events) {
      const before = stored.get(event.aggregateId) ?? null;
      if (before !== null && before.version >= event.aggregateVersion) continue;
      const { deduction } = event.data as { deduction: DeductionFacts };
      const isSame = before?.status === deduction.status;
      const statusSince = isSame ? before.statusSince : new Date(event.occurredAt);
      const row = { ...deduction, version: event.aggregateVersion, statusSince: statusSince.toISOString() };
      const after = { ...row, statusSince, points: deduction.pointsTenths };
      tally.change(before, after, dayOfChange(event, before));
      stored.set(row.id, after);
      rows.set(row.id, row);
    }
    await deductionRows.write(tx.manager, [...rows.values()]);
    await tally.write(tx.manager);
    await noteDataInstant(tx.manager, 'deduction', events);
    tx.afterCommit(() => rows.forEach(({ unitPath }) => this.changes.note(unitPath)));
  }
}

async function storedDeductions(
  manager: EntityManager,
  events: readonly EventEnvelope[],
): Promise<Map<string, StoredDeduction>> {
  const rows = await manager.query<StoredDeduction[]>(
    `SELECT id, version, unit_path::text AS "unitPath", status, status_since AS "statusSince", points_tenths AS points
       FROM deduction_row WHERE id = ANY ($1::uuid[])`,
    [[...new Set(events.map(({ aggregateId }) => aggregateId))]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
