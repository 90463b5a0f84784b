import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AssignmentExtensionDecidedV1, AssignmentReturnedV1 } from '@ducha/contracts';
import type { AssignmentFacts, EventEnvelope } from '@ducha/contracts';
import { EventFolds, type Tx } from '@ducha/messaging';
import { sameState, tallyChange } from '../domain/assignment-change.js';
import { dayInShanghai } from '../domain/shanghai-days.js';
import { Tally } from '../domain/tally.js';
import { levelOf } from '../domain/unit-level.js';
import { Changes } from '../live/changes.js';
import { writePast, type PastState } from './assignment-past.js';
import { writeCounts } from './assignment-counts.js';
import { countOn } from './count-from-rows.js';
import { storedAssignments, storedOf, type StoredAssignment } from './counted-assignment.js';
import { noteDataInstant } from './data-instant.js';
import { eventsOf } from './events-of.js';
import { lampsSettledAt } from './lamp-settling.js';
import { assignmentRows, type AssignmentRow } from './rows.js';

interface AssignmentEventData {
  assignment: AssignmentFacts;
  isGranted?: boolean;
}

/** Keeps the latest facts of every assignment, what it was on earlier days, and the counters of its units. */
@Injectable()
export class AssignmentsProjection implements OnModuleInit {
  constructor(
    private readonly folds: EventFolds,
    private readonly changes: Changes,
  ) {}

  onModuleInit(): void {
    this.folds.register(eventsOf('tracking', 'assignment'), (tx, events) => this.fold(tx, events), {
      fold: async (tx, events) => void (await bringIn(tx, events, () => undefined)),
      complete: (beside) => countOn(beside, null),
    });
  }

  private async fold(tx: Tx, events: readonly EventEnvelope[]): Promise<void> {
    const { manager } = tx;
    const settledAt = await lampsSettledAt(manager);
    const tally = new Tally();
    const rows = await bringIn(tx, events, (before, after) => tallyChange(tally, before, after, settledAt));
    await writeCounts(manager, tally.changed());
    const paths = new Set(rows.map(({ unitPath }) => unitPath));
    tx.afterCommit(() => paths.forEach((path) => this.changes.note(path)));
  }
}

/**
 * Writes the latest facts of assignments and what they were before.
 * @param changed takes each change, also those of one assignment within the batch
 */
async function bringIn(
  { manager }: Tx,
  events: readonly EventEnvelope[],
  changed: (before: StoredAssignment | null, after: StoredAssignment) => void,
): Promise<AssignmentRow[]> {
  const ids = [...new Set(events.map(({ aggregateId }) => aggregateId))];
  const stored = await storedAssignments(manager, ids);
  const rows = new Map<string, AssignmentRow>();
  const past: PastState[] = [];
  for (const event of events) {
    const before = stored.get(event.aggregateId) ?? null;
    if (before !== null && before.version >= event.aggregateVersion) continue;
    const row = rowAfter(event, before);
    const after = storedOf(row);
    changed(before, after);
    if (before !== null && before.from < after.from) past.push({ ...before, until: after.from });
    stored.set(row.id, after);
    rows.set(row.id, row);
  }
  await assignmentRows.write(manager, [...rows.values()]);
  await writePast(manager, past);
  await noteDataInstant(manager, 'assignment', events);
  return [...rows.values()];
}

function rowAfter(event: EventEnvelope, before: StoredAssignment | null): AssignmentRow {
  const { assignment, isGranted } = event.data as AssignmentEventData;
  const first = (known: Date | null | undefined, isNow: boolean): string | null =>
    known?.toISOString() ?? (isNow ? event.occurredAt : null);
  const day = dayInShanghai(new Date(event.occurredAt));
  const row: AssignmentRow = {
    ...assignment,
    version: event.aggregateVersion,
    issuingUnitId: assignment.issuingUnitId ?? before?.issuingUnitId ?? assignment.dispatcherUnitId,
    level: levelOf(assignment.unitPath),
    statusSince: before?.status === assignment.status ? before.statusSince.toISOString() : event.occurredAt,
    overdueAt: assignment.isOverdue ? (before?.overdueAt?.toISOString() ?? missedAt(assignment)) : null,
    returnedAt: first(before?.returnedAt, event.type === AssignmentReturnedV1.type),
    extendedAt: first(before?.extendedAt, event.type === AssignmentExtensionDecidedV1.type && isGranted === true),
    stateFrom: before !== null && before.from > day ? before.from : day,
  };
  return before !== null && sameState(before, storedOf(row)) ? { ...row, stateFrom: before.from } : row;
}

/** What was delivered after its limit is overdue from then on: before, it was not there. */
const missedAt = ({ completionDueAt, deliveredAt }: AssignmentFacts): string =>
  Date.parse(completionDueAt) < Date.parse(deliveredAt) ? deliveredAt : completionDueAt;
