import {
  closedAtOf,
  noticeOf,
  registrationOf,
  type Item,
  type Matter,
  type Notice,
  type Registration,
} from '../domain/item.js';
import type { ItemRow } from './item.entity.js';

/** The row as the domain's item; throws where the columns do not fit the status, which only a defect can cause. */
export function toItem(row: ItemRow): Item {
  const matter = matterOf(row);
  switch (row.status) {
    case 'DRAFT':
    case 'PENDING_APPROVAL':
      return { ...matter, status: row.status };
    case 'REGISTERED':
      return { ...matter, status: row.status, registration: present(registration(row), row) };
    case 'DISPATCHED':
    case 'IN_PROGRESS':
    case 'UNDER_REVIEW':
      return {
        ...matter,
        status: row.status,
        registration: present(registration(row), row),
        notice: present(notice(row), row),
      };
    case 'SUSPENDED':
      return {
        ...matter,
        status: row.status,
        registration: present(registration(row), row),
        notice: notice(row),
        previousStatus: previousStatus(row),
        suspendedAt: present(row.suspendedAt, row),
      };
    case 'COMPLETED':
    case 'CLOSED_UNABLE':
      return {
        ...matter,
        status: row.status,
        registration: present(registration(row), row),
        notice: present(notice(row), row),
        closedAt: present(row.closedAt, row),
      };
    case 'TRANSFERRED':
    case 'NOT_REGISTERED':
      return { ...matter, status: row.status, closedAt: present(row.closedAt, row) };
    case 'REVOKED':
    case 'ARCHIVED':
      return {
        ...matter,
        status: row.status,
        registration: registration(row),
        notice: notice(row),
        closedAt: present(row.closedAt, row),
      };
    default:
      throw new Error(`item ${row.id} has the unknown status ${String(row.status satisfies never)}`);
  }
}

/** The item as its row. */
export function toRow(item: Item): ItemRow {
  return {
    id: item.id,
    version: item.version,
    status: item.status,
    title: item.title,
    content: item.content,
    sourceKind: item.source.kind,
    sourceDocumentNo: item.source.documentNo,
    sourceIssuedBy: item.source.issuedBy,
    sourceReceivedOn: item.source.receivedOn,
    sourceSentence: item.source.sentence,
    sourceLink: item.source.link,
    contentCategory: item.contentCategory,
    urgency: item.urgency,
    disclosure: item.disclosure,
    handlingProposal: item.handlingProposal,
    initiationBasisKind: item.initiationBasis?.kind ?? null,
    initiationBasisReference: item.initiationBasis?.reference ?? null,
    reportDueAt: item.reportDueAt,
    completionDueAt: item.completionDueAt,
    issuingUnitId: item.issuingUnitId,
    issuingUnitPath: item.issuingUnitPath,
    recordedById: item.recordedBy.personId,
    recordedByName: item.recordedBy.personName,
    createdAt: item.createdAt,
    ...registrationColumns(registrationOf(item)),
    ...noticeColumns(noticeOf(item)),
    previousStatus: item.status === 'SUSPENDED' ? item.previousStatus : null,
    suspendedAt: item.status === 'SUSPENDED' ? item.suspendedAt : null,
    closedAt: closedAtOf(item),
    reopenCount: item.reopenCount,
  };
}

const registrationColumns = (registration: Registration | null) => ({
  itemNo: registration?.itemNo ?? null,
  approvedById: registration?.approvedBy.personId ?? null,
  approvedByName: registration?.approvedBy.personName ?? null,
  approvalOpinion: registration?.opinion ?? null,
  registeredAt: registration?.registeredAt ?? null,
});

const noticeColumns = (notice: Notice | null) => ({
  noticeNumber: notice?.number ?? null,
  noticeRequirement: notice?.requirement ?? null,
  noticeIssuedAt: notice?.issuedAt ?? null,
});

function matterOf(row: ItemRow): Matter {
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    content: row.content,
    source: {
      kind: row.sourceKind,
      documentNo: row.sourceDocumentNo,
      issuedBy: row.sourceIssuedBy,
      receivedOn: row.sourceReceivedOn,
      sentence: row.sourceSentence,
      link: row.sourceLink,
    },
    contentCategory: row.contentCategory,
    urgency: row.urgency,
    disclosure: row.disclosure,
    handlingProposal: row.handlingProposal,
    initiationBasis:
      row.initiationBasisKind !== null && row.initiationBasisReference !== null
        ? { kind: row.initiationBasisKind, reference: row.initiationBasisReference }
        : null,
    reportDueAt: row.reportDueAt,
    completionDueAt: row.completionDueAt,
    issuingUnitId: row.issuingUnitId,
    issuingUnitPath: row.issuingUnitPath,
    recordedBy: { personId: row.recordedById, personName: row.recordedByName },
    createdAt: row.createdAt,
    reopenCount: row.reopenCount,
  };
}

function registration(row: ItemRow): Registration | null {
  const { itemNo, registeredAt, approvedById, approvedByName, approvalOpinion } = row;
  if (itemNo === null || registeredAt === null || approvedById === null || approvedByName === null) return null;
  const approvedBy = { personId: approvedById, personName: approvedByName };
  return { itemNo, registeredAt, approvedBy, opinion: approvalOpinion };
}

function notice(row: ItemRow): Notice | null {
  const { noticeNumber, noticeRequirement, noticeIssuedAt } = row;
  if (noticeNumber === null || noticeRequirement === null || noticeIssuedAt === null) return null;
  return { number: noticeNumber, requirement: noticeRequirement, issuedAt: noticeIssuedAt };
}

function previousStatus(row: ItemRow): 'REGISTERED' | 'DISPATCHED' | 'IN_PROGRESS' {
  switch (row.previousStatus) {
    case 'REGISTERED':
    case 'DISPATCHED':
    case 'IN_PROGRESS':
      return row.previousStatus;
    default:
      throw new Error(`item ${row.id} is suspended from ${String(row.previousStatus)}`);
  }
}

function present<T>(value: T | null, row: ItemRow): T {
  if (value === null) throw new Error(`item ${row.id} lacks what an item ${row.status} has`);
  return value;
}
