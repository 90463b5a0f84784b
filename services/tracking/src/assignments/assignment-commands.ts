import type { AssignmentView } from '@ducha/contracts';
import { sentenceFor } from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import { CommandTransaction } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { assertVersion } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RuleBook } from '../clocks/rule-book.js';
import { isClosed } from '../domain/assignment.js';
import type { AssignmentCommand } from '../domain/assignment-command.js';
import { closingWith } from '../domain/closing.js';
import type { Side } from './assignment-access.js';
import { AssignmentAccess } from './assignment-access.js';
import type { AssignmentRecord } from './assignment-record.js';
import type { Entry } from './assignment-sql.js';
import { AssignmentStore } from './assignment-store.js';
import { viewOf } from './assignment-view.js';
import { AssignmentWriter } from './assignment-writer.js';

/** Which assignment a command is about, who gives it, and the version it was based on, where the caller said one. */
export interface Addressed {
  id: string;
  caller: Caller;
  expectedVersion: number | undefined;
}

/** The row that belongs to a command, such as the report itself, made from the assignment after it. */
type EntryOf = (tx: Tx, after: AssignmentRecord) => Entry;

/** The frame of every command over HTTP: lock, authority, version, rule, row and event. */
@Injectable()
export class AssignmentCommands {
  constructor(
    private readonly transaction: CommandTransaction,
    private readonly store: AssignmentStore,
    private readonly access: AssignmentAccess,
    private readonly writer: AssignmentWriter,
    private readonly rules: RuleBook,
  ) {}

  /** @param command what to apply, or how to find that out with the row locked */
  run(
    addressed: Addressed,
    side: Side,
    command: AssignmentCommand | ((tx: Tx, record: AssignmentRecord) => Promise<AssignmentCommand>),
    entryOf?: EntryOf,
  ): Promise<AssignmentView> {
    const commandOf = typeof command === 'function' ? command : () => Promise.resolve(command);
    return this.runReading(addressed, side, () => Promise.resolve(), commandOf, entryOf);
  }

  /**
   * As `run`, for a command that depends on more than its assignment.
   * @param read asks for that, by the assignment's id; it goes to the database together with the lock and sees what the lock waited for
   */
  runReading<R>(
    addressed: Addressed,
    side: Side,
    read: (manager: EntityManager) => Promise<R>,
    commandOf: (tx: Tx, record: AssignmentRecord, found: R) => Promise<AssignmentCommand>,
    entryOf?: EntryOf,
  ): Promise<AssignmentView> {
    return this.transaction.runAfter(
      (manager) => Promise.all([this.store.lock(manager, addressed.id), read(manager)]),
      async (tx, [locked, found]) => {
        const record = await this.admit(tx, addressed, side, locked);
        const given = await commandOf(tx, record, found);
        const after = await this.writer.apply(tx, record, given, entryOf && ((next) => entryOf(tx, next)));
        return viewOf(after, addressed.caller, tx.now, this.rules.reckoner);
      },
    );
  }

  /** As `run`, for a command that may close the assignment: what hangs on it is locked too, and ends with it. */
  runWithTree(
    addressed: Addressed,
    side: Side,
    command: (record: AssignmentRecord, dependents: AssignmentRecord[]) => AssignmentCommand,
    entryOf?: EntryOf,
  ): Promise<AssignmentView> {
    return this.transaction.runAfter(
      (manager) => this.store.lockTree(manager, addressed.id),
      async (tx, [root, ...below]) => {
        const record = await this.admit(tx, addressed, side, root ?? null);
        // Some may have been closed while the locks were awaited.
        const dependents = below.filter((each) => !isClosed(each));
        const given = command(record, dependents);
        const after = await this.writer.apply(tx, record, given, entryOf && ((next) => entryOf(tx, next)));
        if (isClosed(after)) await this.close(tx, dependents);
        return viewOf(after, addressed.caller, tx.now, this.rules.reckoner);
      },
    );
  }

  private async admit(tx: Tx, { caller, expectedVersion }: Addressed, side: Side, record: AssignmentRecord | null) {
    const admitted = await this.access.assert(tx.manager, caller, record, side);
    assertVersion(admitted.version, expectedVersion);
    return admitted;
  }

  private async close(tx: Tx, dependents: AssignmentRecord[]): Promise<void> {
    for (const record of dependents) {
      const rule = record.leadAssignmentId ? 'tracking.closing.with-lead' : 'tracking.closing.with-parent';
      const command = closingWith(record, sentenceFor(rule));
      if (command) await this.writer.apply(tx, record, command);
    }
  }
}
