import { z } from 'zod';
import { AssignmentRole, ContentCategory, Disclosure, ItemStatus, SourceKind, Urgency } from '../codes.js';
import { awaited, defineEvent } from '../define-event.js';
import { Day, Id, Instant, UnitId, UnitPath } from '../scalars.js';

/** The state of an item after the event it travels with. */
export const ItemFacts = z.object({
  id: Id,
  itemNo: z.string().nullable(),
  title: z.string(),
  status: ItemStatus,
  sourceKind: SourceKind,
  contentCategory: ContentCategory,
  urgency: Urgency,
  disclosure: Disclosure,
  /** The government whose supervision office keeps the item. */
  issuingUnitId: UnitId,
  issuingUnitPath: UnitPath,
  reportDueAt: Instant.nullable(),
  completionDueAt: Instant.nullable(),
  /** Day on which the document or instruction was received, where it is known: due dates were proposed from it. */
  receivedOn: Day.nullable().optional(),
  createdAt: Instant,
  registeredAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  reopenCount: z.int().nonnegative(),
});
export type ItemFacts = z.infer<typeof ItemFacts>;

export const ResponsiblePerson = z.object({ name: z.string(), title: z.string(), phone: z.string().nullable() });
export type ResponsiblePerson = z.infer<typeof ResponsiblePerson>;

/** One row of the task breakdown (任务分解), with the id the assignment will have in `tracking`. */
export const PlannedAssignment = z.object({
  assignmentId: Id,
  unitId: UnitId,
  unitPath: UnitPath,
  role: AssignmentRole,
  /** The LEAD a SUPPORT unit gives its input to; null for a LEAD. */
  leadAssignmentId: Id.nullable(),
  task: z.string(),
  responsiblePerson: ResponsiblePerson,
  reportDueAt: Instant,
  completionDueAt: Instant,
});
export type PlannedAssignment = z.infer<typeof PlannedAssignment>;

const facts: ItemFacts = {
  id: '0198c0de-0000-7000-8000-0000000000a1',
  itemNo: '150000-2026-LI-000007',
  title: '推进草原防火物资储备库建设',
  status: 'REGISTERED',
  sourceKind: 'LEADER_INSTRUCTION',
  contentCategory: 'KEY_WORK',
  urgency: 'NORMAL',
  disclosure: 'INTERNAL',
  issuingUnitId: '150000000000',
  issuingUnitPath: '150000000000',
  reportDueAt: '2026-03-20T16:00:00.000Z',
  completionDueAt: '2026-04-20T16:00:00.000Z',
  createdAt: '2026-03-02T01:00:00.000Z',
  registeredAt: '2026-03-03T02:00:00.000Z',
  closedAt: null,
  reopenCount: 0,
};
const planned: PlannedAssignment = {
  assignmentId: '0198c0de-0000-7000-8000-0000000000b1',
  unitId: '152900000000',
  unitPath: '150000000000.152900000000',
  role: 'LEAD',
  leadAssignmentId: null,
  task: '建成并投用储备库',
  responsiblePerson: { name: '乌兰', title: '副盟长', phone: null },
  reportDueAt: '2026-03-20T16:00:00.000Z',
  completionDueAt: '2026-04-20T16:00:00.000Z',
};

const itemEvent = <S extends z.ZodRawShape>(
  name: string,
  status: ItemStatus,
  summary: string,
  extra: S,
  extraExample: Record<string, unknown> = {},
) =>
  defineEvent({
    context: 'intake',
    aggregateType: 'item',
    name,
    version: 1,
    summary,
    schema: z.object({ item: ItemFacts, ...extra }),
    example: { item: { ...facts, status }, ...extraExample } as never,
  });

const reason = { reason: z.string() };
const breakdown = { requirement: z.string(), noticeNumber: z.string(), assignments: z.array(PlannedAssignment).min(1) };

export const ItemRecordedV1 = itemEvent('recorded', 'DRAFT', 'An incoming matter was recorded as a draft (拟办).', {});
export const ItemRevisedV1 = itemEvent('revised', 'DRAFT', 'A draft or the task breakdown was changed.', {});
export const ItemSubmittedV1 = itemEvent(
  'submitted',
  'PENDING_APPROVAL',
  'The draft was submitted for approval of its registration.',
  {},
);
export const ItemApprovedV1 = itemEvent(
  'approved',
  'REGISTERED',
  'The registration was approved and the item got its number (立项).',
  {},
);
export const ItemRejectedV1 = itemEvent('rejected', 'DRAFT', 'The registration was rejected.', reason, {
  reason: '依据不足，请补充来文',
});
export const ItemTransferredV1 = itemEvent(
  'transferred',
  'TRANSFERRED',
  'The matter was passed on without registration (转交).',
  reason,
  { reason: '主要领导批转有关领导' },
);
export const ItemFiledV1 = itemEvent(
  'filed',
  'NOT_REGISTERED',
  'The matter was for reading only and is not registered.',
  reason,
  { reason: '仅供阅知' },
);
export const ItemDecomposedV1 = itemEvent(
  'decomposed',
  'REGISTERED',
  'The item was broken down into lead and support assignments.',
  { assignments: z.array(PlannedAssignment).min(1) },
  { assignments: [planned] },
);
export const ItemDispatchedV1 = awaited(
  itemEvent(
    'dispatched',
    'DISPATCHED',
    'The supervision notice was issued and the assignments were dispatched (交办).',
    breakdown,
    { requirement: '按期报告落实情况', noticeNumber: '内政督通〔2026〕7号', assignments: [planned] },
  ),
);
export const ItemReassignedV1 = awaited(
  itemEvent(
    'reassigned',
    'IN_PROGRESS',
    'A task that had been declined and taken back was given to another unit under the same notice (另行交办).',
    { ...breakdown, ...reason, withdrawnAssignmentId: Id },
    {
      requirement: '按期报告落实情况',
      noticeNumber: '内政督通〔2026〕7号',
      assignments: [{ ...planned, assignmentId: '0198c0de-0000-7000-8000-0000000000b2' }],
      reason: '原牵头单位拒签，经分管领导同意调整',
      withdrawnAssignmentId: planned.assignmentId,
    },
  ),
);
export const ItemStartedV1 = itemEvent('started', 'IN_PROGRESS', 'The first unit acknowledged.', {});
export const ItemReviewRequestedV1 = itemEvent(
  'review-requested',
  'UNDER_REVIEW',
  'Every lead unit has submitted its completion.',
  {},
);
export const ItemReviewReturnedV1 = itemEvent(
  'review-returned',
  'IN_PROGRESS',
  'A lead unit was returned for rework.',
  {},
);
export const ItemCompletedV1 = itemEvent('completed', 'COMPLETED', 'Every lead unit was accepted (办结).', {});
export const ItemClosedUnableV1 = itemEvent(
  'closed-unable',
  'CLOSED_UNABLE',
  'The item was closed because conditions are not given.',
  reason,
  { reason: '选址不具备条件，经批准终止' },
);
export const ItemSuspendedV1 = itemEvent(
  'suspended',
  'SUSPENDED',
  'The item was suspended; its clocks stand still.',
  reason,
  { reason: '等待上级政策' },
);
export const ItemResumedV1 = itemEvent('resumed', 'IN_PROGRESS', 'The item was resumed.', reason, {
  reason: '政策已明确',
});
export const ItemRevokedV1 = itemEvent('revoked', 'REVOKED', 'The registration was revoked by its approver.', reason, {
  reason: '事项重复',
});
export const ItemReopenedV1 = awaited(
  itemEvent(
    'reopened',
    'IN_PROGRESS',
    'A look-back failed; the lead units got new assignments.',
    { ...breakdown, ...reason },
    {
      requirement: '限期整改',
      noticeNumber: '内政督通〔2026〕8号',
      assignments: [planned],
      reason: '回头看发现未落实',
    },
  ),
);
export const ItemArchivedV1 = itemEvent('archived', 'ARCHIVED', 'The item was archived.', {});
