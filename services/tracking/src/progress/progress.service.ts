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
import type { AssignmentCommand } from '../domain/assignment-command.js';
import { isProxyFor } from '../domain/authority.js';
import { AttachmentsService } from '../evidence/attachments.service.js';
import { ProgressEntryEntity } from './progress-entry.entity.js';

type Report = Pick<ProgressEntryEntity, 'kind' | 'text'> &
  Partial<Pick<ProgressEntryEntity, 'percent' | 'blockers' | 'signedBy' | 'missingInputReason'>>;

/** What the handling unit reports: progress on the way, input of a support unit, completion of a lead unit. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly commands: AssignmentCommands,
    private readonly attachments: AttachmentsService,
  ) {}

  report(addressed: Addressed, { text, percent, blockers, attachmentIds }: ReportProgress): Promise<AssignmentView> {
    return this.give(addressed, { kind: 'PROGRESS', text, percent, blockers: blockers ?? null }, attachmentIds, () => ({
      kind: 'reportProgress',
      text,
      percent,
    }));
  }

  giveInput(addressed: Addressed, { text, attachmentIds }: GiveInput): Promise<AssignmentView> {
    return this.give(addressed, { kind: 'INPUT', text }, attachmentIds, () => ({ kind: 'giveInput', text }));
  }

  submit(addressed: Addressed, completion: SubmitCompletion): Promise<AssignmentView> {
    const { text, signedBy, attachmentIds } = completion;
    const missingInputReason = completion.missingInputReason ?? null;
    return this.give(
      addressed,
      { kind: 'COMPLETION', text, signedBy, missingInputReason },
      attachmentIds,
      (_record, missingInputs) => ({
        kind: 'submit',
        text,
        signedBy,
        submittedBy: addressed.caller.personId,
        missingInputs,
        missingInputReason,
      }),
      (manager) => missingInputsOf(manager, addressed.id),
    );
  }

  /** The report's files are tied to it in its transaction; the key of its row is checked when that ends. */
  private give(
    addressed: Addressed,
    report: Report,
    attachmentIds: string[] | undefined,
    commandOf: (record: AssignmentRecord, missingInputs: number) => AssignmentCommand,
    missingInputs: (manager: EntityManager) => Promise<number> = () => Promise.resolve(0),
  ): Promise<AssignmentView> {
    const { id: assignmentId, caller } = addressed;
    const entryId = uuidV7();
    return this.commands.runReading(
      addressed,
      'HANDLING',
      missingInputs,
      async (tx, record, missing) => {
        await this.attachments.claim(tx, { assignmentId, entryId, personId: caller.personId }, attachmentIds ?? []);
        return commandOf(record, missing);
      },
      (tx, after) => entryOf(tx, caller, after, { ...report, id: entryId }),
    );
  }
}

/** Support units of a lead that still owe their input; none of a support unit, and none of a cascaded lead, whom the office gives no support. */
async function missingInputsOf(manager: EntityManager, leadId: string): Promise<number> {
  const [row] = await manager.query<{ missing: number }[]>(
    `SELECT count(*)::int AS missing FROM assignment
      WHERE lead_assignment_id = $1 AND closed_at IS NULL AND status <> 'INPUT_GIVEN'`,
    [leadId],
  );
  return row?.missing ?? 0;
}

const entryOf = (tx: Tx, caller: Caller, record: AssignmentRecord, report: Report & { id: string }): Entry => ({
  entity: ProgressEntryEntity,
  values: {
    ...report,
    assignmentId: record.id,
    enteredByPersonId: caller.personId,
    enteredByName: caller.personName,
    enteredByUnitId: caller.actingUnitId,
    isProxyEntry: isProxyFor(caller, record),
    enteredAt: tx.now,
  } satisfies Partial<ProgressEntryEntity>,
});
