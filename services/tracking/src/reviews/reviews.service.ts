import type {
  AcceptCompletion,
  AssignmentView,
  CancelDeclined,
  DecideExtension,
  DecideUnable,
  ReturnCompletion,
  ReviewOutcome,
} from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import type { Addressed } from '../assignments/assignment-commands.js';
import { AssignmentCommands } from '../assignments/assignment-commands.js';
import type { AssignmentRecord } from '../assignments/assignment-record.js';
import type { Entry } from '../assignments/assignment-sql.js';
import { AssignmentEntity } from '../assignments/assignment.entity.js';
import { ReviewEntity } from './review.entity.js';

const dateOf = (instant: string | null | undefined): Date | null => (instant ? new Date(instant) : null);

/** What the dispatcher decides on a submitted completion and on the requests of the handling unit. */
@Injectable()
export class ReviewsService {
  constructor(private readonly commands: AssignmentCommands) {}

  return(addressed: Addressed, { reason, completionDueAt }: ReturnCompletion): Promise<AssignmentView> {
    const command = { kind: 'return', reason, completionDueAt: dateOf(completionDueAt) } as const;
    return this.commands.run(addressed, 'DISPATCHING', command, (tx, after) =>
      entryOf(tx, addressed.caller, after, 'RETURNED', reason, after.completionDueAt),
    );
  }

  accept(addressed: Addressed, { opinion }: AcceptCompletion): Promise<AssignmentView> {
    return this.commands.runWithTree(
      addressed,
      'DISPATCHING',
      ({ id }, dependents) => ({
        kind: 'accept',
        reviewedBy: addressed.caller.personId,
        openChildren: dependents.filter(({ parentId }) => parentId === id).length,
      }),
      (tx, after) => entryOf(tx, addressed.caller, after, 'ACCEPTED', opinion ?? null),
    );
  }

  decideExtension(addressed: Addressed, decision: DecideExtension): Promise<AssignmentView> {
    const { isGranted, reason } = decision;
    return this.commands.run(
      addressed,
      'DISPATCHING',
      async (tx, { parentId }) => ({
        kind: 'decideExtension',
        isGranted,
        reason,
        dueAt: decision.isGranted ? dateOf(decision.dueAt) : null,
        latestDueAt: parentId ? await completionDueOf(tx.manager, parentId) : null,
      }),
      (tx, after) =>
        isGranted
          ? entryOf(tx, addressed.caller, after, 'EXTENSION_GRANTED', reason, after.completionDueAt)
          : entryOf(tx, addressed.caller, after, 'EXTENSION_REFUSED', reason),
    );
  }

  decideUnable(addressed: Addressed, { isGranted, reason }: DecideUnable): Promise<AssignmentView> {
    const command = { kind: 'decideUnable', isGranted, reason } as const;
    const outcome = isGranted ? 'UNABLE_GRANTED' : 'UNABLE_REFUSED';
    return this.commands.runWithTree(
      addressed,
      'DISPATCHING',
      () => command,
      (tx, after) => entryOf(tx, addressed.caller, after, outcome, reason),
    );
  }

  /** Takes a declined task back; another unit gets it by a new dispatch or cascade. */
  cancelDeclined(addressed: Addressed, { reason }: CancelDeclined): Promise<AssignmentView> {
    const command = { kind: 'cancelDeclined', reason } as const;
    return this.commands.runWithTree(addressed, 'DISPATCHING', () => command);
  }
}

async function completionDueOf(manager: EntityManager, id: string): Promise<Date | null> {
  const row = await manager.findOne(AssignmentEntity, { where: { id }, select: { id: true, completionDueAt: true } });
  return row?.completionDueAt ?? null;
}

function entryOf(
  tx: Tx,
  caller: Caller,
  record: AssignmentRecord,
  outcome: ReviewOutcome,
  reason: string | null,
  dueAt: Date | null = null,
): Entry {
  return {
    entity: ReviewEntity,
    values: {
      id: uuidV7(),
      assignmentId: record.id,
      outcome,
      reason,
      dueAt,
      reviewedByPersonId: caller.personId,
      reviewedByName: caller.personName,
      reviewedByUnitId: caller.actingUnitId,
      reviewedAt: tx.now,
    } satisfies ReviewEntity,
  };
}
