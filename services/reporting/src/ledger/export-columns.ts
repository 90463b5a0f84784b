import { sentenceFor } from '@ducha/contracts';
import type { LedgerAssignment, LedgerAssignmentColumn } from '@ducha/contracts';
import { dueText, instantText } from '../domain/due-text.js';

interface ExportColumn {
  /** In characters of a spreadsheet's column. */
  width: number;
  cell: (row: LedgerAssignment) => string | number;
}

const word = (kind: string, code: string): string => sentenceFor(`reporting.${kind}.${code}`);
const due = (at: string): string => dueText(new Date(at));
const instant = (at: string | null): string => (at === null ? '' : instantText(new Date(at)));

/** How each column of the ledger is written in a table. */
export const exportColumns: Record<LedgerAssignmentColumn, ExportColumn> = {
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

export const columnName = (column: LedgerAssignmentColumn): string => word('column', column);
