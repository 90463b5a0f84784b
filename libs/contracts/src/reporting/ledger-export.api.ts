import { z } from 'zod';
import { anyOf } from '../any-of.js';
import { assignmentFilters, hasOneTime, itemFilters, LedgerAssignmentSort, LedgerItemSort } from './ledger.api.js';

/** Columns of the assignment ledger, in their usual order; also those an export can have. */
export const ledgerAssignmentColumns = [
  'itemNo',
  'itemTitle',
  'sourceKind',
  'urgency',
  'role',
  'unit',
  'dispatcherUnit',
  'task',
  'responsibleName',
  'status',
  'lamp',
  'lampReason',
  'deliveredAt',
  'reportDueAt',
  'completionDueAt',
  'originalCompletionDueAt',
  'nextDueAt',
  'submittedAt',
  'closedAt',
  'isOverdue',
  'returnCount',
  'urgeCount',
] as const;
export const LedgerAssignmentColumn = z.enum(ledgerAssignmentColumns);
export type LedgerAssignmentColumn = z.infer<typeof LedgerAssignmentColumn>;

/** `GET /assignments/export`: the rows of the ledger as a table, at most 50,000 of them. */
export const LedgerAssignmentExportQuery = z
  .strictObject({
    ...assignmentFilters,
    sort: LedgerAssignmentSort.default('nextDueAt'),
    format: z.enum(['csv', 'xlsx']).default('csv'),
    /** `?columns=itemNo,unit,status` in the order wanted; default: all. */
    columns: anyOf(LedgerAssignmentColumn).optional(),
  })
  .refine(hasOneTime, { path: ['day'] });
export type LedgerAssignmentExportQuery = z.infer<typeof LedgerAssignmentExportQuery>;

/** Columns of the item ledger, in their usual order; also those an export can have. */
export const ledgerItemColumns = [
  'itemNo',
  'itemTitle',
  'status',
  'sourceKind',
  'contentCategory',
  'urgency',
  'disclosure',
  'issuingUnit',
  'reportDueAt',
  'completionDueAt',
  'createdAt',
  'registeredAt',
  'closedAt',
  'reopenCount',
] as const;
export const LedgerItemColumn = z.enum(ledgerItemColumns);
export type LedgerItemColumn = z.infer<typeof LedgerItemColumn>;

/** `GET /items/export`: the rows of the item ledger as a table, at most 50,000 of them. */
export const LedgerItemExportQuery = z.strictObject({
  ...itemFilters,
  sort: LedgerItemSort.default('-createdAt'),
  format: z.enum(['csv', 'xlsx']).default('csv'),
  /** In the order wanted; default: all. */
  columns: anyOf(LedgerItemColumn).optional(),
});
export type LedgerItemExportQuery = z.infer<typeof LedgerItemExportQuery>;
