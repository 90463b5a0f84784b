import { parseDay, startOf } from '@ducha/calendar';
import type { ItemFacts, PlannedAssignment } from '@ducha/contracts';
import { DomainError } from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import { Injectable } from '@nestjs/common';
import type { AssignmentCommand } from '../domain/assignment-command.js';
import { dispatched } from '../domain/assignment.js';
import type { AssignmentRecord } from './assignment-record.js';
import { AssignmentStore } from './assignment-store.js';
import type { NewAssignment } from './assignment-writer.js';
import { AssignmentWriter } from './assignment-writer.js';
import { ItemHeaderEntity } from './item-header.entity.js';

interface Breakdown {
  item: ItemFacts;
  requirement: string;
  noticeNumber: string;
  assignments: PlannedAssignment[];
}

/** What happens to assignments because of their item. */
@Injectable()
export class ItemAssignmentsService {
  constructor(
    private readonly store: AssignmentStore,
    private readonly writer: AssignmentWriter,
  ) {}

  /** Delivers the assignments of a dispatched or reopened item under the ids the office gave them. */
  async deliver(tx: Tx, { item, requirement, noticeNumber, assignments }: Breakdown): Promise<void> {
    if (!item.itemNo) throw new DomainError('RULE_VIOLATED', 'tracking.item.number-missing');
    const header = {
      itemNo: item.itemNo,
      itemTitle: item.title,
      sourceKind: item.sourceKind,
      contentCategory: item.contentCategory,
      urgency: item.urgency,
      disclosure: item.disclosure,
      issuingUnitId: item.issuingUnitId,
      requirement,
      noticeNumber,
    };
    await tx.manager.upsert(ItemHeaderEntity, { id: item.id, ...header }, ['id']);
    await this.writer.dispatch(
      tx,
      assignments.map((planned) => newAssignment(item, header, planned)),
    );
  }

  suspend(tx: Tx, itemId: string, reason: string): Promise<void> {
    return this.applyToOpen(tx, itemId, { kind: 'suspend', reason }, ({ suspendedAt }) => suspendedAt === null);
  }

  resume(tx: Tx, itemId: string, reason: string): Promise<void> {
    return this.applyToOpen(tx, itemId, { kind: 'resume', reason }, ({ suspendedAt }) => suspendedAt !== null);
  }

  revoke(tx: Tx, itemId: string, reason: string): Promise<void> {
    return this.applyToOpen(tx, itemId, { kind: 'cancel', reason }, () => true);
  }

  private async applyToOpen(
    tx: Tx,
    itemId: string,
    command: AssignmentCommand,
    isMeant: (record: AssignmentRecord) => boolean,
  ): Promise<void> {
    const records = await this.store.lockOpenOfItem(tx.manager, itemId);
    for (const record of records.filter(isMeant)) await this.writer.apply(tx, record, command);
  }
}

function newAssignment(item: ItemFacts, header: NewAssignment['header'], planned: PlannedAssignment): NewAssignment {
  return {
    header,
    identity: {
      id: planned.assignmentId,
      itemId: item.id,
      parentId: null,
      leadAssignmentId: planned.leadAssignmentId,
      unitId: planned.unitId,
      unitPath: planned.unitPath,
      dispatcherUnitId: item.issuingUnitId,
      task: planned.task,
      responsiblePerson: planned.responsiblePerson,
    },
    state: dispatched(planned.role, new Date(planned.reportDueAt), new Date(planned.completionDueAt)),
    starts: startsOf(item),
  };
}

/** The office is shown due dates counted from the day of receipt, or from the day on which it asked. */
function startsOf({ receivedOn, createdAt, registeredAt }: ItemFacts): Date[] {
  const received = receivedOn ? [startOf(parseDay(receivedOn))] : [];
  return [...received, new Date(createdAt), ...(registeredAt ? [new Date(registeredAt)] : [])];
}
