import type { AssignmentView, GiveInput, ReportProgress, SubmitCompletion } from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import type { Addressed } from '../assignments/assignment-commands.js';
import { AssignmentCommands } from '../assignments/assignment-commands.js';
import type { AssignmentRecord } from '../assignments/assignment-record.js';
import type { Entry } from '../assignments/assignment-sql.js';
import { isProxyFor } from '../domain/authority.js';
import { ProgressEntryEntity } from './progress-entry.entity.js';

type Report = Pick<ProgressEntryEntity, 'kind' | 'text'> &
  Partial<Pick<ProgressEntryEntity, 'percent' | 'blockers' | 'signedBy' | 'missingInputReason'>>;

/** What the handling unit reports: progress on the way, input of a support unit, completion of a lead unit. */
@Injectable()
export class ProgressService {
  constructor(private readonly commands: AssignmentCommands) {}

  report(addressed: Addressed, { text, percent, blockers }: ReportProgress): Promise<AssignmentView> {
    return this.commands.run(addressed, 'HANDLING', { kind: 'reportProgress', text, percent }, (tx, after) =>
      entryOf(tx, addressed.caller, after, { kind: 'PROGRESS', text, percent, blockers: blockers ?? null }),
    );
  }

  giveInput(addressed: Addressed, { text }: GiveInput): Promise<AssignmentView> {
    return this.commands.run(addressed, 'HANDLING', { kind: 'giveInput', text }, (tx, after) =>
      entryOf(tx, addressed.caller, after, { kind: 'INPUT', text }),
    );
  }

  submit(addressed: Addressed, { text, signedBy, missingInputReason }: SubmitCompletion): Promise<AssignmentView> {
    return this.commands.run(
      addressed,
      'HANDLING',
      async (tx, record) => ({
        kind: 'submit',
        text,
        signedBy,
        submittedBy: addressed.caller.personId,
        missingInputs: await missingInputs(tx.manager, record),
        missingInputReason: missingInputReason ?? null,
      }),
      (tx, after) =>
        entryOf(tx, addressed.caller, after, {
          kind: 'COMPLETION',
          text,
          signedBy,
          missingInputReason: missingInputReason ?? null,
        }),
    );
  }
}

/** Support units that still owe their input. Only the office gives a lead support units, so a cascaded lead has none. */
async function missingInputs(manager: EntityManager, { id, role, parentId }: AssignmentRecord): Promise<number> {
  if (role === 'SUPPORT' || parentId) return 0;
  const [row] = await manager.query<{ missing: number }[]>(
    `SELECT count(*)::int AS missing FROM assignment
      WHERE lead_assignment_id = $1 AND closed_at IS NULL AND status <> 'INPUT_GIVEN'`,
    [id],
  );
  return row?.missing ?? 0;
}

const entryOf = (tx: Tx, caller: Caller, record: AssignmentRecord, report: Report): Entry => ({
  entity: ProgressEntryEntity,
  values: {
    ...report,
    id: uuidV7(),
    assignmentId: record.id,
    enteredByPersonId: caller.personId,
    enteredByName: caller.personName,
    enteredByUnitId: caller.actingUnitId,
    isProxyEntry: isProxyFor(caller, record),
    enteredAt: tx.now,
  } satisfies Partial<ProgressEntryEntity>,
});
