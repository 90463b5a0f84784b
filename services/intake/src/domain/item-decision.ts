import {
  DomainError,
  ItemApprovedV1,
  ItemArchivedV1,
  ItemDecomposedV1,
  ItemDispatchedV1,
  ItemFiledV1,
  ItemReassignedV1,
  ItemRecordedV1,
  ItemRejectedV1,
  ItemReopenedV1,
  ItemResumedV1,
  ItemRevisedV1,
  ItemRevokedV1,
  ItemSubmittedV1,
  ItemSuspendedV1,
  ItemTransferredV1,
  type PlannedAssignment,
} from '@ducha/contracts';
import { factsOf, noticeOf, registrationOf, type Item, type ItemIn } from './item.js';
import type { ItemCommand, ItemCommandName, ItemCommandOf, RecordItem, SourceOf } from './item-command.js';
import { happened, type Decision } from './item-event.js';
import {
  ordersDueDates,
  refuseClassified,
  requiresApprovable,
  requiresFutureDueDates,
  requiresSubmittable,
  standingFor,
} from './item-guards.js';

/** Records an incoming matter as a draft (拟办). */
export function record(input: RecordItem, now: Date): Decision<ItemIn<'DRAFT'>> {
  const { containsStateSecret, ...matter } = input;
  refuseClassified(containsStateSecret);
  ordersDueDates(matter);
  const item: ItemIn<'DRAFT'> = { ...matter, status: 'DRAFT', version: 1, createdAt: now, reopenCount: 0 };
  return { item, event: happened(ItemRecordedV1, { item: factsOf(item) }) };
}

/**
 * One step of the life of an item (督查事项): the item after the command, one version further, and the one event of
 * that version. Throws STATE_CONFLICT where the status does not allow the command and RULE_VIOLATED where a guard fails.
 */
export function decide(item: Item, command: ItemCommand, now: Date): Decision {
  const step = steps[command.type] as (item: Item, command: ItemCommand, now: Date) => Decision;
  return step(standingFor(item, command.type), command, now);
}

type Step<C extends ItemCommandName> = (item: SourceOf<C>, command: ItemCommandOf<C>, now: Date) => Decision;

const steps: { [C in ItemCommandName]: Step<C> } = {
  revise(item, { changes, containsStateSecret }) {
    refuseClassified(containsStateSecret);
    const next = { ...item, ...changes, version: item.version + 1 };
    ordersDueDates(next);
    return { item: next, event: happened(ItemRevisedV1, { item: factsOf(next) }) };
  },

  submit(item, _command, now) {
    requiresSubmittable(item, now);
    const next: Item = { ...item, status: 'PENDING_APPROVAL', version: item.version + 1 };
    return { item: next, event: happened(ItemSubmittedV1, { item: factsOf(next) }) };
  },

  transfer(item, { reason }, now) {
    const next: Item = { ...item, status: 'TRANSFERRED', closedAt: now, version: item.version + 1 };
    return { item: next, event: happened(ItemTransferredV1, { item: factsOf(next), reason }) };
  },

  file(item, { reason }, now) {
    const next: Item = { ...item, status: 'NOT_REGISTERED', closedAt: now, version: item.version + 1 };
    return { item: next, event: happened(ItemFiledV1, { item: factsOf(next), reason }) };
  },

  approve(item, { by, itemNo, opinion }, now) {
    requiresApprovable(item, by);
    const registration = { itemNo, registeredAt: now, approvedBy: by, opinion };
    const next: Item = { ...item, status: 'REGISTERED', registration, version: item.version + 1 };
    return { item: next, event: happened(ItemApprovedV1, { item: factsOf(next) }) };
  },

  reject(item, { reason }) {
    const next: Item = { ...item, status: 'DRAFT', version: item.version + 1 };
    return { item: next, event: happened(ItemRejectedV1, { item: factsOf(next), reason }) };
  },

  decompose(item, { assignments }) {
    requiresLead(assignments);
    const next: Item = { ...item, version: item.version + 1 };
    return { item: next, event: happened(ItemDecomposedV1, { item: factsOf(next), assignments }) };
  },

  dispatch(item, { requirement, noticeNumber, assignments }, now) {
    requiresLead(assignments);
    const notice = { number: noticeNumber, requirement, issuedAt: now };
    const next: Item = { ...item, status: 'DISPATCHED', notice, version: item.version + 1 };
    const data = { item: factsOf(next), requirement, noticeNumber, assignments };
    return { item: next, event: happened(ItemDispatchedV1, data) };
  },

  reassign(item, { reason, withdrawnAssignmentId, assignments }) {
    const next: Item = { ...item, version: item.version + 1 };
    const { requirement, number: noticeNumber } = item.notice;
    const data = { item: factsOf(next), requirement, noticeNumber, assignments, reason, withdrawnAssignmentId };
    return { item: next, event: happened(ItemReassignedV1, data) };
  },

  suspend(item, { reason }, now) {
    const next: Item = {
      ...item,
      status: 'SUSPENDED',
      previousStatus: item.status,
      suspendedAt: now,
      notice: noticeOf(item),
      version: item.version + 1,
    };
    return { item: next, event: happened(ItemSuspendedV1, { item: factsOf(next), reason }) };
  },

  resume(item, { reason }, now) {
    const { previousStatus, suspendedAt, ...rest } = item;
    const stoodStillMs = now.getTime() - suspendedAt.getTime();
    const next = {
      ...rest,
      status: previousStatus,
      reportDueAt: later(item.reportDueAt, stoodStillMs),
      completionDueAt: later(item.completionDueAt, stoodStillMs),
      version: item.version + 1,
    } as ItemIn<typeof previousStatus>;
    return { item: next, event: happened(ItemResumedV1, { item: factsOf(next), reason }) };
  },

  revoke(item, { reason }, now) {
    const next: Item = {
      ...item,
      status: 'REVOKED',
      registration: registrationOf(item),
      notice: noticeOf(item),
      closedAt: now,
      version: item.version + 1,
    };
    return { item: next, event: happened(ItemRevokedV1, { item: factsOf(next), reason }) };
  },

  reopen(item, { reason, requirement, noticeNumber, assignments, reportDueAt, completionDueAt }, now) {
    requiresFutureDueDates(reportDueAt, completionDueAt, now);
    requiresLead(assignments);
    const { closedAt: _closedAt, ...rest } = item;
    const next: Item = {
      ...rest,
      status: 'IN_PROGRESS',
      notice: { number: noticeNumber, requirement, issuedAt: now },
      reportDueAt,
      completionDueAt,
      reopenCount: item.reopenCount + 1,
      version: item.version + 1,
    };
    const data = { item: factsOf(next), requirement, noticeNumber, assignments, reason };
    return { item: next, event: happened(ItemReopenedV1, data) };
  },

  archive(item) {
    const registration = registrationOf(item);
    if (registration === null) throw new DomainError('RULE_VIOLATED', 'intake.item.nothing-to-archive');
    const next: Item = { ...item, status: 'ARCHIVED', registration, notice: noticeOf(item), version: item.version + 1 };
    return { item: next, event: happened(ItemArchivedV1, { item: factsOf(next) }) };
  },
};

const later = (at: Date | null, byMs: number): Date | null => (at === null ? null : new Date(at.getTime() + byMs));

function requiresLead(assignments: readonly PlannedAssignment[]): void {
  if (!assignments.some((assignment) => assignment.role === 'LEAD')) {
    throw new DomainError('RULE_VIOLATED', 'intake.decomposition.lead-missing', {}, 'leads');
  }
}
