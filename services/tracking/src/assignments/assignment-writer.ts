import { AssignmentDispatchedV1 } from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import { Injectable } from '@nestjs/common';
import { Deadlines } from '../clocks/deadlines.js';
import type { Assignment } from '../domain/assignment.js';
import type { AssignmentCommand } from '../domain/assignment-command.js';
import type { AssignmentEvent } from '../domain/assignment-event.js';
import { clocksOf, isMissed } from '../domain/clock.js';
import { decide } from '../domain/decide.js';
import { evolve } from '../domain/evolve.js';
import { publish } from './assignment-publishing.js';
import type { AssignmentIdentity, AssignmentRecord } from './assignment-record.js';
import { factsOf } from './assignment-record.js';
import type { Entry } from './assignment-sql.js';
import { AssignmentStore } from './assignment-store.js';
import type { ItemHeaderEntity } from './item-header.entity.js';

export interface NewAssignment {
  identity: Omit<AssignmentIdentity, 'deliveredAt' | 'originalCompletionDueAt'>;
  header: Omit<ItemHeaderEntity, 'id'>;
  state: Assignment;
}

/** A date that passed unmet while the scanner was down must not be forgotten because a later decision moves it. */
const movesMissedClock = (event: AssignmentEvent, record: AssignmentRecord, now: Date): boolean =>
  (event.kind === 'returned' || event.kind === 'extensionDecided') &&
  event.completionDueAt.getTime() !== record.completionDueAt.getTime() &&
  clocksOf(record).some((clock) => isMissed(clock, now));

/** The one way an assignment changes: rule, row and event together. The row must have been locked in this transaction. */
@Injectable()
export class AssignmentWriter {
  constructor(
    private readonly store: AssignmentStore,
    private readonly deadlines: Deadlines,
  ) {}

  /**
   * @param entryOf the row that belongs to the command, made from the assignment after it
   * @throws DomainError with the rule that refuses the command
   */
  async apply(
    tx: Tx,
    record: AssignmentRecord,
    command: AssignmentCommand,
    entryOf?: (after: AssignmentRecord) => Entry,
  ): Promise<AssignmentRecord> {
    const event = decide(command, record, tx.now);
    const current = movesMissedClock(event, record, tx.now) ? (await this.fireMissed(tx, [record]))[0]! : record;
    const state = evolve(current, event, tx.now);
    const next = { ...current, ...state, ...this.deadlines.of(state, current), version: current.version + 1 };
    await this.store.save(tx.manager, current, next, entryOf?.(next));
    publish(tx, next, event);
    return next;
  }

  /** Fires the clocks of these locked assignments that have run out and have not fired yet; answers the assignments after it. */
  async fireMissed(tx: Tx, records: AssignmentRecord[]): Promise<AssignmentRecord[]> {
    const ids = records.map(({ id }) => id);
    const missed = await this.store.takeMissed(tx.manager, ids, tx.now);
    const current = new Map(records.map((record) => [record.id, record]));
    for (const { assignmentId, kind } of missed) {
      const record = current.get(assignmentId)!;
      current.set(assignmentId, await this.apply(tx, record, { kind: 'becomeOverdue', clock: kind }));
    }
    return [...current.values()];
  }

  /** Delivers new assignments; each begins with version 1. */
  async dispatch(tx: Tx, assignments: NewAssignment[]): Promise<AssignmentRecord[]> {
    const records = assignments.map(({ identity, header, state }): AssignmentRecord => {
      const dates = { deliveredAt: tx.now, originalCompletionDueAt: state.completionDueAt };
      return { ...header, ...identity, ...dates, ...state, ...this.deadlines.of(state), version: 1 };
    });
    await this.store.insert(tx.manager, records);
    for (const record of records) tx.emit(AssignmentDispatchedV1, record, { assignment: factsOf(record) });
    return records;
  }
}
