import { AssignmentDispatchedV1 } from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import { Injectable } from '@nestjs/common';
import { RuleBook } from '../clocks/rule-book.js';
import type { Assignment } from '../domain/assignment.js';
import { isClosed } from '../domain/assignment.js';
import type { AssignmentCommand } from '../domain/assignment-command.js';
import type { AssignmentEvent } from '../domain/assignment-event.js';
import { clocksAfter, firstClocks, lampDates } from '../domain/assignment-clocks.js';
import type { Clock } from '../domain/clock.js';
import { haveSameDates, pendingClock, pendingMoment } from '../domain/clock.js';
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
  /** Instants from which its dates may have been counted. */
  starts: Date[];
}

function withLamp(record: AssignmentRecord): AssignmentRecord {
  const dates = lampDates(record);
  return dates ? { ...record, nextDueAt: dates.nextDueAt, warnAt: dates.warnAt } : record;
}

/** A moment that came while the scanner was down must not be forgotten because a later step gives the clock other ones. */
const forgetsMoments = (before: AssignmentRecord, after: AssignmentRecord, now: Date): boolean =>
  before.clocks.some(
    (clock) =>
      pendingMoment(clock, now) !== null &&
      after.clocks.some(({ kind, moments }) => kind === clock.kind && moments !== clock.moments),
  );

/** The one way an assignment changes: rule, row and event together. The row must have been locked in this transaction. */
@Injectable()
export class AssignmentWriter {
  constructor(
    private readonly store: AssignmentStore,
    private readonly rules: RuleBook,
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
    let current = record;
    let next = this.advanced(current, event, tx.now);
    if (forgetsMoments(current, next, tx.now)) {
      current = (await this.firePending(tx, [record]))[0]!;
      next = this.advanced(current, event, tx.now);
    }
    await tx.written(this.store.save(tx.manager, current, next, entryOf?.(next)));
    publish(tx, next, event, this.rules.reckoner);
    return next;
  }

  /** Fires every moment of these locked assignments that has come, in the order of time; answers the assignments after it. */
  async firePending(tx: Tx, records: AssignmentRecord[]): Promise<AssignmentRecord[]> {
    const changes = records.map((before) => ({ before, after: this.fired(tx, before) }));
    await this.store.saveFired(
      tx.manager,
      changes.filter(({ before, after }) => before !== after),
    );
    return changes.map(({ after }) => after);
  }

  /**
   * Counts the running clocks of a locked assignment again, by the calendar as it is known now. Where no date and no reminder
   * changes, nothing is published. Answers how many clocks were counted.
   */
  async recalculate(
    tx: Tx,
    record: AssignmentRecord,
    document: string,
  ): Promise<{ after: AssignmentRecord; counted: number }> {
    const isRunning = ({ stoppedAt }: Clock): boolean => stoppedAt === null && !isClosed(record);
    const clocks = record.clocks.map((clock) =>
      isRunning(clock) ? this.rules.reckoner.recalculated(clock, record, tx.now) : clock,
    );
    const counted = record.clocks.filter(isRunning).length;
    const isSame = clocks.every((clock, index) => haveSameDates(clock, record.clocks[index]!));
    if (!isSame) {
      return { after: await this.apply(tx, record, { kind: 'recalculate', document, clocks }), counted };
    }
    const after = { ...record, clocks };
    await this.store.saveClocks(tx.manager, record, after);
    return { after, counted };
  }

  private fired(tx: Tx, record: AssignmentRecord): AssignmentRecord {
    let current = record;
    for (;;) {
      const clock = pendingClock(current.clocks, tx.now);
      if (!clock) return current;
      const event = decide({ kind: 'passMoment', clock: clock.kind }, current, tx.now);
      current = this.advanced(current, event, tx.now);
      publish(tx, current, event, this.rules.reckoner);
    }
  }

  private advanced(record: AssignmentRecord, event: AssignmentEvent, now: Date): AssignmentRecord {
    const state = evolve(record, event, now);
    const clocks = clocksAfter(record, record, state, event, now, this.rules.reckoner);
    return withLamp({ ...record, ...state, clocks, version: record.version + 1 });
  }

  /** Delivers new assignments; each begins with version 1. */
  async dispatch(tx: Tx, assignments: NewAssignment[]): Promise<AssignmentRecord[]> {
    const records = assignments.map(({ identity, header, state, starts }): AssignmentRecord => {
      const clocks = firstClocks({ ...header, ...identity }, state, [...starts, tx.now], tx.now, this.rules.reckoner);
      const dates = { deliveredAt: tx.now, originalCompletionDueAt: state.completionDueAt };
      const lamp = { nextDueAt: state.completionDueAt, warnAt: state.completionDueAt };
      return withLamp({ ...header, ...identity, ...dates, ...lamp, ...state, clocks, version: 1 });
    });
    await this.store.insert(tx.manager, records);
    for (const record of records)
      tx.emit(AssignmentDispatchedV1, record, { assignment: factsOf(record, this.rules.reckoner) });
    return records;
  }
}
