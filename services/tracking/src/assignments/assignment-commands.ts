import type { AssignmentView } from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import { CommandTransaction } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { assertVersion } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import type { AssignmentCommand } from '../domain/assignment-command.js';
import type { Side } from './assignment-access.js';
import { AssignmentAccess } from './assignment-access.js';
import type { AssignmentRecord } from './assignment-record.js';
import { AssignmentStore } from './assignment-store.js';
import { viewOf } from './assignment-view.js';
import { AssignmentWriter } from './assignment-writer.js';

/** Which assignment a command is about, who gives it, and the version it was based on, where the caller said one. */
export interface Addressed {
  id: string;
  caller: Caller;
  expectedVersion: number | undefined;
}

/** The frame of every command over HTTP: lock, authority, version, rule, row and event. */
@Injectable()
export class AssignmentCommands {
  constructor(
    private readonly transaction: CommandTransaction,
    private readonly store: AssignmentStore,
    private readonly access: AssignmentAccess,
    private readonly writer: AssignmentWriter,
  ) {}

  /**
   * @param command what to apply, or how to find that out with the row locked
   * @param alongside writes that belong to the command, such as the report itself
   */
  run(
    addressed: Addressed,
    side: Side,
    command: AssignmentCommand | ((tx: Tx, record: AssignmentRecord) => Promise<AssignmentCommand>),
    alongside?: (tx: Tx, after: AssignmentRecord) => Promise<unknown>,
  ): Promise<AssignmentView> {
    return this.transaction.run(async (tx) => {
      const record = await this.admit(tx, addressed, side, await this.store.lock(tx.manager, addressed.id));
      const after = await this.writer.apply(
        tx,
        record,
        typeof command === 'function' ? await command(tx, record) : command,
      );
      await alongside?.(tx, after);
      return viewOf(after, addressed.caller, tx.now);
    });
  }

  /** As `run`, with everything open that hangs on the assignment locked too. */
  runWithTree(
    addressed: Addressed,
    side: Side,
    command: (record: AssignmentRecord, dependents: AssignmentRecord[]) => AssignmentCommand,
    alongside: (tx: Tx, after: AssignmentRecord, dependents: AssignmentRecord[]) => Promise<unknown>,
  ): Promise<AssignmentView> {
    return this.transaction.run(async (tx) => {
      const records = await this.store.lockTree(tx.manager, addressed.id);
      const root = records.find(({ id }) => id === addressed.id) ?? null;
      const record = await this.admit(tx, addressed, side, root);
      const dependents = records.filter(({ id }) => id !== addressed.id);
      const after = await this.writer.apply(tx, record, command(record, dependents));
      await alongside(tx, after, dependents);
      return viewOf(after, addressed.caller, tx.now);
    });
  }

  private async admit(tx: Tx, { caller, expectedVersion }: Addressed, side: Side, record: AssignmentRecord | null) {
    const admitted = await this.access.assert(tx.manager, caller, record, side);
    assertVersion(admitted.version, expectedVersion);
    return admitted;
  }
}
