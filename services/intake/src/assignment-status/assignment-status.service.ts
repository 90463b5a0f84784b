import type { AssignmentFacts, EventEnvelope } from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Breakdowns, type Task } from '../decomposition/breakdowns.js';
import type { Item } from '../domain/item.js';
import type { Decision } from '../domain/item-event.js';
import { followUps } from '../domain/tracking-follow-up.js';
import { lockItems, saveDecisions } from '../items/item-rows.js';

/** An assignment as `tracking` says it is after an event. */
export interface ReportedStatus {
  event: EventEnvelope;
  assignment: AssignmentFacts;
  version: number;
  /** Why it was closed as unable. */
  closeReason: string | null;
  /** Whether it is the first one of its assignment. */
  isDispatch: boolean;
}

/**
 * Follows the assignments of items: keeps their status, and lets the item take the steps that come from it.
 * The items decide on this table, so a rebuild does not empty it; versions already known change nothing.
 */
@Injectable()
export class AssignmentStatusService {
  constructor(private readonly breakdowns: Breakdowns) {}

  /** Of one assignment in order of versions. Each report moves its item as if it had come alone. */
  async follow(tx: Tx, reports: readonly ReportedStatus[]): Promise<void> {
    const dispatched = reports.filter(({ isDispatch }) => isDispatch);
    if (dispatched.length > 0) await insertDispatched(tx.manager, dispatched);
    const changes = reports.filter(({ isDispatch }) => !isDispatch).toSorted(byInstant);
    if (changes.length === 0) return;
    // The items are locked before their assignments: of two leads that close at the same time, the later sees both.
    const items = await lockItems(tx.manager, itemsMovedBy(changes));
    const tasks = await this.breakdowns.loadAll(tx.manager, [...items.values()]);
    const versions = await versionsOf(tx.manager, changes);
    const latest = new Map<string, ReportedStatus>();
    const moves = new Map([...items].map(([id, item]) => [id, new Moves(item, tasks.get(id) ?? [])]));
    for (const change of changes) {
      const { id, itemId, parentId } = change.assignment;
      const known = versions.get(id);
      if (known === undefined || known >= change.version) continue;
      versions.set(id, change.version);
      latest.set(id, change);
      if (parentId === null) moves.get(itemId)?.after(change, tx.now);
    }
    if (latest.size > 0) await updateStatuses(tx.manager, [...latest.values()]);
    for (const { before, decisions, cause } of moves.values())
      if (cause) await saveDecisions(tx.following(cause), before, decisions);
  }
}

/** What the reports of a batch make of one item. */
class Moves {
  readonly decisions: Decision[] = [];
  /** The event of the latest step. */
  cause: EventEnvelope | undefined;
  private item: Item;

  constructor(
    readonly before: Item,
    private tasks: readonly Task[],
  ) {
    this.item = before;
  }

  after({ assignment: { id, status }, closeReason, event }: ReportedStatus, now: Date): void {
    this.tasks = this.tasks.map((task) => (task.assignmentId === id ? { ...task, status, closeReason } : task));
    const steps = followUps(this.item, this.tasks, now);
    this.item = steps.at(-1)?.item ?? this.item;
    this.decisions.push(...steps);
    if (steps.length > 0) this.cause = event;
  }
}

/** Those of different assignments stand as they happened, so that an item goes through the steps it went through for its units. */
const byInstant = (a: ReportedStatus, b: ReportedStatus): number =>
  Date.parse(a.event.occurredAt) - Date.parse(b.event.occurredAt);

/** Only what the office itself dispatched decides an item's status. */
const itemsMovedBy = (changes: readonly ReportedStatus[]): string[] => [
  ...new Set(changes.flatMap(({ assignment: { parentId, itemId } }) => (parentId === null ? [itemId] : []))),
];

async function insertDispatched(manager: EntityManager, reports: readonly ReportedStatus[]): Promise<void> {
  const rows = reports.map(({ assignment: { id, itemId, parentId, role, unitId, unitPath, status }, version }) => [
    id,
    itemId,
    parentId,
    role,
    unitId,
    unitPath,
    status,
    version,
  ]);
  await manager.query(
    `INSERT INTO assignment_status (assignment_id, item_id, parent_id, role, unit_id, unit_path, status, version)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::ltree[], $7::text[], $8::int[])
     ON CONFLICT DO NOTHING`,
    columns(rows, 8),
  );
}

async function versionsOf(manager: EntityManager, changes: readonly ReportedStatus[]): Promise<Map<string, number>> {
  const rows = await manager.query<{ id: string; version: number }[]>(
    'SELECT assignment_id AS id, version FROM assignment_status WHERE assignment_id = ANY ($1::uuid[])',
    [[...new Set(changes.map(({ assignment }) => assignment.id))]],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

async function updateStatuses(manager: EntityManager, reports: readonly ReportedStatus[]): Promise<void> {
  const rows = reports.map(({ assignment: { id, status }, version, closeReason }) => [
    id,
    status,
    version,
    closeReason,
  ]);
  await manager.query(
    `UPDATE assignment_status known SET status = said.status, version = said.version, close_reason = said.close_reason
       FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[]) AS said (id, status, version, close_reason)
      WHERE known.assignment_id = said.id AND known.version < said.version`,
    columns(rows, 4),
  );
}

/** Rows as the arrays that `unnest` makes rows of again. */
const columns = (rows: readonly unknown[][], count: number): unknown[][] =>
  Array.from({ length: count }, (_, column) => rows.map((row) => row[column]));
