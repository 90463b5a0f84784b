import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EventEnvelope, ItemFacts } from '@ducha/contracts';
import { EventFolds, type Tx } from '@ducha/messaging';
import type { EntityManager } from 'typeorm';
import { dayInShanghai } from '../domain/shanghai-days.js';
import { Changes } from '../live/changes.js';
import { noteDataInstant } from './data-instant.js';
import { eventsOf } from './events-of.js';
import { itemRows, type ItemRow } from './rows.js';
import { StatusTally } from './status-counts.js';

interface StoredItem {
  id: string;
  version: number;
  unitPath: string;
  status: string;
  statusSince: Date;
  isPlanned: boolean;
}

/** Keeps the latest facts of every item, and the counters of the units that issue them. */
@Injectable()
export class ItemsProjection implements OnModuleInit {
  constructor(
    private readonly folds: EventFolds,
    private readonly changes: Changes,
  ) {}

  onModuleInit(): void {
    this.folds.register(eventsOf('intake', 'item'), (tx, events) => this.fold(tx, events));
  }

  private async fold(tx: Tx, events: readonly EventEnvelope[]): Promise<void> {
    const stored = await storedItems(tx.manager, events);
    const rows = new Map<string, ItemRow>();
    const tally = new StatusTally('ITEM');
    for (const event of events) {
      const before = stored.get(event.aggregateId) ?? null;
      if (before !== null && before.version >= event.aggregateVersion) continue;
      const row = rowAfter(event, before);
      const after = { ...row, unitPath: row.issuingUnitPath, statusSince: new Date(row.statusSince), points: 0 };
      tally.change(before && { ...before, points: 0 }, after, dayOfChange(event, before));
      stored.set(row.id, after);
      rows.set(row.id, row);
    }
    await itemRows.write(tx.manager, [...rows.values()]);
    await tally.write(tx.manager);
    await noteDataInstant(tx.manager, 'item', events);
    tx.afterCommit(() => rows.forEach(({ issuingUnitPath }) => this.changes.note(issuingUnitPath)));
  }
}

/** The day an event happened, but none before the day the status it ends began: the clocks of two replicas may differ. */
export function dayOfChange({ occurredAt }: EventEnvelope, before: { statusSince: Date } | null): string {
  const happenedAt = new Date(occurredAt);
  return dayInShanghai(before !== null && before.statusSince > happenedAt ? before.statusSince : happenedAt);
}

function rowAfter(event: EventEnvelope, before: StoredItem | null): ItemRow {
  const { item, ...said } = event.data as { item: ItemFacts };
  const isSame = before?.status === item.status;
  return {
    ...item,
    version: event.aggregateVersion,
    isPlanned: (before?.isPlanned ?? false) || 'assignments' in said,
    statusSince: isSame ? before.statusSince.toISOString() : event.occurredAt,
  };
}

async function storedItems(manager: EntityManager, events: readonly EventEnvelope[]): Promise<Map<string, StoredItem>> {
  const rows = await manager.query<StoredItem[]>(
    `SELECT id, version, issuing_unit_path::text AS "unitPath", status, status_since AS "statusSince",
            is_planned AS "isPlanned"
       FROM item_row WHERE id = ANY ($1::uuid[])`,
    [[...new Set(events.map(({ aggregateId }) => aggregateId))]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
