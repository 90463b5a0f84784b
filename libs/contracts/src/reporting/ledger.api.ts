import { z } from 'zod';
import { anyOf } from '../any-of.js';
import {
  AssignmentRole,
  AssignmentStatus,
  ContentCategory,
  Disclosure,
  ItemStatus,
  SourceKind,
  StatusLamp,
  Urgency,
} from '../codes.js';
import { Page } from '../paging.js';
import { Id, Instant, UnitId, UnitPath } from '../scalars.js';

/** SUBTREE: the unit and everything below it, as the dashboard counts. UNIT: the unit alone. */
const scope = z.enum(['SUBTREE', 'UNIT']).default('SUBTREE');

const assignmentFilters = {
  /** Default: the caller's acting unit. */
  unitId: UnitId.optional(),
  scope,
  status: anyOf(AssignmentStatus).optional(),
  lamp: anyOf(StatusLamp).optional(),
  role: AssignmentRole.optional(),
  itemId: Id.optional(),
  overdue: z.stringbool().optional(),
  /** The `asOf` of the dashboard whose number is opened; default: now. */
  asOf: Instant.optional(),
};

export const LedgerAssignmentQuery = z.strictObject({
  ...assignmentFilters,
  /** `nextDueAt` ascending or `deliveredAt` descending. */
  sort: z.enum(['nextDueAt', 'deliveredAt']).default('nextDueAt'),
  ...Page.shape,
});
export type LedgerAssignmentQuery = z.infer<typeof LedgerAssignmentQuery>;

export const LedgerAssignmentExportQuery = z.strictObject(assignmentFilters);
export type LedgerAssignmentExportQuery = z.infer<typeof LedgerAssignmentExportQuery>;

export const LedgerItemQuery = z.strictObject({
  /** Default: the caller's acting unit. */
  unitId: UnitId.optional(),
  scope,
  status: anyOf(ItemStatus).optional(),
  ...Page.shape,
});
export type LedgerItemQuery = z.infer<typeof LedgerItemQuery>;

const UnitName = z.object({ id: UnitId, name: z.string() });

export const LedgerAssignment = z.object({
  id: Id,
  version: z.int().positive(),
  itemId: Id,
  itemNo: z.string(),
  /** Masked, like `task` and `responsibleName`, for callers outside the distribution of a work-secret item. */
  itemTitle: z.string(),
  isMasked: z.boolean(),
  sourceKind: SourceKind,
  contentCategory: ContentCategory,
  urgency: Urgency,
  disclosure: Disclosure,
  parentId: Id.nullable(),
  role: AssignmentRole,
  unit: UnitName,
  unitPath: UnitPath,
  dispatcherUnit: UnitName,
  task: z.string(),
  responsibleName: z.string(),
  status: AssignmentStatus,
  lamp: StatusLamp,
  /** The sentence that says why the lamp shows what it shows. */
  lampReason: z.string(),
  deliveredAt: Instant,
  reportDueAt: Instant,
  completionDueAt: Instant,
  originalCompletionDueAt: Instant,
  nextDueAt: Instant,
  warnAt: Instant,
  clockStoppedAt: Instant.nullable(),
  submittedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  isOverdue: z.boolean(),
  returnCount: z.int(),
  urgeCount: z.int(),
});
export type LedgerAssignment = z.infer<typeof LedgerAssignment>;

export const LedgerAssignmentList = z.object({
  rows: z.array(LedgerAssignment),
  nextCursor: z.string().nullable(),
  /** All rows of the filters, not only of this page. */
  total: z.int().nonnegative(),
  asOf: Instant,
});
export type LedgerAssignmentList = z.infer<typeof LedgerAssignmentList>;

export const LedgerItem = z.object({
  id: Id,
  version: z.int().positive(),
  itemNo: z.string().nullable(),
  /** Masked for callers outside the distribution of a work-secret item. */
  title: z.string(),
  isMasked: z.boolean(),
  status: ItemStatus,
  sourceKind: SourceKind,
  contentCategory: ContentCategory,
  urgency: Urgency,
  disclosure: Disclosure,
  issuingUnit: UnitName,
  reportDueAt: Instant.nullable(),
  completionDueAt: Instant.nullable(),
  createdAt: Instant,
  registeredAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  reopenCount: z.int(),
});
export type LedgerItem = z.infer<typeof LedgerItem>;

export const LedgerItemList = z.object({
  rows: z.array(LedgerItem),
  nextCursor: z.string().nullable(),
  total: z.int().nonnegative(),
});
export type LedgerItemList = z.infer<typeof LedgerItemList>;
