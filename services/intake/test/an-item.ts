import type { ItemStatus, PlannedAssignment } from '@ducha/contracts';
import type { Item, ItemIn, Matter } from '../src/domain/item.js';

export const recordedAt = new Date('2026-03-02T01:00:00.000Z');
export const registeredAt = new Date('2026-03-03T02:00:00.000Z');
export const dispatchedAt = new Date('2026-03-03T03:00:00.000Z');
export const reportDueAt = new Date('2026-03-20T16:00:00.000Z');
export const completionDueAt = new Date('2026-04-20T16:00:00.000Z');
export const clerk = { personId: 'region-clerk', personName: '陈静' };
export const leader = { personId: 'region-leader', personName: '李明' };

const matter: Matter = {
  id: '0198c0de-0000-7000-8000-0000000000a1',
  version: 4,
  title: '推进草原防火物资储备库建设',
  content: '按照会议部署，年内建成并投用草原防火物资储备库。',
  source: {
    kind: 'LEADER_INSTRUCTION',
    documentNo: null,
    issuedBy: '自治区主席',
    receivedOn: '2026-03-02',
    sentence: null,
    link: null,
  },
  contentCategory: 'KEY_WORK',
  urgency: 'NORMAL',
  disclosure: 'INTERNAL',
  handlingProposal: '拟由阿拉善盟牵头办理',
  initiationBasis: { kind: 'LEADER_DIRECTIVE', reference: '主席2026年3月2日批示' },
  reportDueAt,
  completionDueAt,
  issuingUnitId: '150000000000',
  issuingUnitPath: '150000000000',
  recordedBy: clerk,
  createdAt: recordedAt,
  reopenCount: 0,
};
const registration = { itemNo: '150000-2026-LI-000007', registeredAt, approvedBy: leader, opinion: null };
const notice = { number: '内政督通〔2026〕7号', requirement: '按期报告落实情况', issuedAt: dispatchedAt };
const closedAt = new Date('2026-04-18T02:00:00.000Z');

const standing: { [S in ItemStatus]: ItemIn<S> } = {
  DRAFT: { ...matter, status: 'DRAFT' },
  PENDING_APPROVAL: { ...matter, status: 'PENDING_APPROVAL' },
  REGISTERED: { ...matter, status: 'REGISTERED', registration },
  DISPATCHED: { ...matter, status: 'DISPATCHED', registration, notice },
  IN_PROGRESS: { ...matter, status: 'IN_PROGRESS', registration, notice },
  UNDER_REVIEW: { ...matter, status: 'UNDER_REVIEW', registration, notice },
  SUSPENDED: {
    ...matter,
    status: 'SUSPENDED',
    registration,
    notice,
    previousStatus: 'IN_PROGRESS',
    suspendedAt: new Date('2026-03-10T02:00:00.000Z'),
  },
  COMPLETED: { ...matter, status: 'COMPLETED', registration, notice, closedAt },
  CLOSED_UNABLE: { ...matter, status: 'CLOSED_UNABLE', registration, notice, closedAt },
  TRANSFERRED: { ...matter, status: 'TRANSFERRED', closedAt },
  NOT_REGISTERED: { ...matter, status: 'NOT_REGISTERED', closedAt },
  REVOKED: { ...matter, status: 'REVOKED', registration, notice, closedAt },
  ARCHIVED: { ...matter, status: 'ARCHIVED', registration, notice, closedAt },
};

/** A complete item in the status, with what the test is about changed. */
export function anItem<S extends ItemStatus>(status: S, changes: Partial<ItemIn<S>> = {}): ItemIn<S> {
  return { ...standing[status], ...changes } as ItemIn<S>;
}

/** The same, where only the status is known. */
export const anyItem = (status: ItemStatus): Item => standing[status];

export const plannedLead: PlannedAssignment = {
  assignmentId: '0198c0de-0000-7000-8000-0000000000b1',
  unitId: '152900000000',
  unitPath: '150000000000.152900000000',
  role: 'LEAD',
  leadAssignmentId: null,
  task: '建成并投用储备库',
  responsiblePerson: { name: '乌兰', title: '副盟长', phone: null },
  reportDueAt: reportDueAt.toISOString(),
  completionDueAt: completionDueAt.toISOString(),
};
