import { dueText, instantText } from '@ducha/calendar';
import { sentenceFor } from '@ducha/contracts';
import type { LedgerAssignment, LedgerAssignmentColumn, LedgerItem, LedgerItemColumn } from '@ducha/contracts';
import type { ExportColumn } from '@ducha/platform';

type Look<Row> = Omit<ExportColumn<Row>, 'name'>;

const word = (kind: string, code: string): string => sentenceFor(`reporting.${kind}.${code}`);
const due = (at: string | null): string => (at === null ? '' : dueText(new Date(at)));
const instant = (at: string | null): string => (at === null ? '' : instantText(new Date(at)));

/** How each column of the assignment ledger is written in a table. */
const assignmentLooks: Record<LedgerAssignmentColumn, Look<LedgerAssignment>> = {
  itemNo: { width: 24, cell: (row) => row.itemNo },
  itemTitle: { width: 40, cell: (row) => row.itemTitle },
  sourceKind: { width: 14, cell: (row) => word('source', row.sourceKind) },
  urgency: { width: 8, cell: (row) => word('urgency', row.urgency) },
  role: { width: 10, cell: (row) => word('role', row.role) },
  unit: { width: 28, cell: (row) => row.unit.name },
  dispatcherUnit: { width: 28, cell: (row) => row.dispatcherUnit.name },
  task: { width: 60, cell: (row) => row.task },
  responsibleName: { width: 12, cell: (row) => row.responsibleName },
  status: { width: 16, cell: (row) => word('status', row.status) },
  lamp: { width: 8, cell: (row) => word('lamp-name', row.lamp) },
  lampReason: { width: 40, cell: (row) => row.lampReason },
  deliveredAt: { width: 20, cell: (row) => instant(row.deliveredAt) },
  reportDueAt: { width: 20, cell: (row) => due(row.reportDueAt) },
  completionDueAt: { width: 20, cell: (row) => due(row.completionDueAt) },
  originalCompletionDueAt: { width: 20, cell: (row) => due(row.originalCompletionDueAt) },
  nextDueAt: { width: 20, cell: (row) => due(row.nextDueAt) },
  submittedAt: { width: 20, cell: (row) => instant(row.submittedAt) },
  closedAt: { width: 20, cell: (row) => instant(row.closedAt) },
  isOverdue: { width: 10, cell: (row) => word('overdue', row.isOverdue ? 'yes' : 'no') },
  returnCount: { width: 10, cell: (row) => row.returnCount },
  urgeCount: { width: 10, cell: (row) => row.urgeCount },
};

/** How each column of the item ledger is written in a table. */
const itemLooks: Record<LedgerItemColumn, Look<LedgerItem>> = {
  itemNo: { width: 24, cell: (row) => row.itemNo ?? sentenceFor('reporting.export.no-number') },
  itemTitle: { width: 40, cell: (row) => row.title },
  status: { width: 16, cell: (row) => word('item-status', row.status) },
  sourceKind: { width: 14, cell: (row) => word('source', row.sourceKind) },
  contentCategory: { width: 24, cell: (row) => word('category', row.contentCategory) },
  urgency: { width: 8, cell: (row) => word('urgency', row.urgency) },
  disclosure: { width: 10, cell: (row) => word('disclosure', row.disclosure) },
  issuingUnit: { width: 28, cell: (row) => row.issuingUnit.name },
  reportDueAt: { width: 20, cell: (row) => due(row.reportDueAt) },
  completionDueAt: { width: 20, cell: (row) => due(row.completionDueAt) },
  createdAt: { width: 20, cell: (row) => instant(row.createdAt) },
  registeredAt: { width: 20, cell: (row) => instant(row.registeredAt) },
  closedAt: { width: 20, cell: (row) => instant(row.closedAt) },
  reopenCount: { width: 10, cell: (row) => row.reopenCount },
};

const named =
  <Column extends string, Row>(looks: Record<Column, Look<Row>>) =>
  (column: Column): ExportColumn<Row> => ({ name: word('column', column), ...looks[column] });

export const assignmentColumn = named(assignmentLooks);
export const itemColumn = named(itemLooks);
