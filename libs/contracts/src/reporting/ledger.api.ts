import { z } from 'zod';
import { anyOf } from '../any-of.js';
import {
  AssignmentRole,
  AssignmentStatus,
  ContentCategory,
  CountedIn,
  Disclosure,
  ItemStatus,
  SourceKind,
  StatusLamp,
  Urgency,
} from '../codes.js';
import { Page } from '../paging.js';
import { Day, Id, Instant, UnitId, UnitPath } from '../scalars.js';
import { assignmentDimensions } from './dashboard.api.js';

/** SUBTREE: the unit and everything below it, as the dashboard counts. UNIT: the unit alone. */
const scope = z.enum(['SUBTREE', 'UNIT']).default('SUBTREE');

/** What a caller looks for in a ledger: part of an item's number, its title or a unit's name. */
const wanted = z.string().trim().min(1).max(100);

/** The measures of a dashboard, each as what happened to the assignment. */
export const AssignmentMeasure = z.enum([
  'ISSUED',
  'ACKNOWLEDGED',
  'COMPLETED',
  'COMPLETED_ON_TIME',
  'BECAME_OVERDUE',
  'RETURNED',
  'EXTENDED',
]);
export type AssignmentMeasure = z.infer<typeof AssignmentMeasure>;

/** Shared by the rows and their export. */
export const assignmentFilters = {
  /** Default: the caller's acting unit. */
  unitId: UnitId.optional(),
  scope,
  status: anyOf(AssignmentStatus).optional(),
  lamp: anyOf(StatusLamp).optional(),
  ...assignmentDimensions,
  itemId: Id.optional(),
  overdue: z.stringbool().optional(),
  /** Part of the item's number, its title or the handling unit's name. Masked titles are not searched. */
  query: wanted.optional(),
  urgency: anyOf(Urgency).optional(),
  dispatcherUnitId: UnitId.optional(),
  /** `nextDueAt` from here on, this instant included. */
  dueFrom: Instant.optional(),
  /** `nextDueAt` before this instant. */
  dueTo: Instant.optional(),
  /**
   * HANDLING: held by the caller's unit (a township: also by its villages). SUPPORT: of these, the supporting ones.
   * DISPATCHED: dispatched by it. REVIEW: dispatched by it and waiting for its decision (submitted, declined).
   */
  mine: z.enum(['HANDLING', 'SUPPORT', 'DISPATCHED', 'REVIEW']).optional(),
  /** The `asOf` of the dashboard whose number is opened; default: now. Not together with `day`. */
  asOf: Instant.optional(),
  /** The `day` of the dashboard whose number is opened: status, lamp and next date as they stood at its 24:00. */
  day: Day.optional(),
  /** Only rows this measure counts in the period from `from` to `to`. */
  event: AssignmentMeasure.optional(),
  /** First day of the period of `event`; default: 1 January of the year of `to`. */
  from: Day.optional(),
  /** Last day of the period of `event`, itself included; default: `day`, otherwise today. */
  to: Day.optional(),
};

/** Whether lamps are asked for at one time only. */
export const hasOneTime = ({ asOf, day }: { asOf?: string | undefined; day?: string | undefined }): boolean =>
  asOf === undefined || day === undefined;

/** `status` in the order of handling, `unit` in the order of the unit tree; a minus sign for descending. */
export const ledgerAssignmentSorts = [
  'nextDueAt',
  '-nextDueAt',
  'deliveredAt',
  '-deliveredAt',
  'itemNo',
  '-itemNo',
  'status',
  '-status',
  'unit',
  '-unit',
] as const;
export const LedgerAssignmentSort = z.enum(ledgerAssignmentSorts);
export type LedgerAssignmentSort = z.infer<typeof LedgerAssignmentSort>;

/** At most one of `cursor`, `before` and `last`. */
export const LedgerAssignmentQuery = z
  .strictObject({
    ...assignmentFilters,
    sort: LedgerAssignmentSort.default('nextDueAt'),
    ...Page.shape,
    /** `previousCursor` of a page: the page before it. */
    before: Page.shape.cursor,
    /** The last page, reached from the end. */
    last: z.stringbool().optional(),
  })
  .refine(
    ({ cursor, before, last }) => [cursor, before, last || undefined].filter((at) => at !== undefined).length < 2,
    {
      path: ['cursor'],
    },
  )
  .refine(hasOneTime, { path: ['day'] });
export type LedgerAssignmentQuery = z.infer<typeof LedgerAssignmentQuery>;

/** Shared by the items and their export. */
export const itemFilters = {
  /** Default: the caller's acting unit. */
  unitId: UnitId.optional(),
  scope,
  status: anyOf(ItemStatus).optional(),
  /** Part of the number or the title. Masked titles are not searched. */
  query: wanted.optional(),
  sourceKind: anyOf(SourceKind).optional(),
  /** Whether a registered item has its breakdown into tasks. */
  isPlanned: z.stringbool().optional(),
};

/** `status` in the order of handling; items without a number or a time limit come last; a minus sign for descending. */
export const ledgerItemSorts = [
  'createdAt',
  '-createdAt',
  'itemNo',
  '-itemNo',
  'status',
  '-status',
  'completionDueAt',
  '-completionDueAt',
] as const;
export const LedgerItemSort = z.enum(ledgerItemSorts);
export type LedgerItemSort = z.infer<typeof LedgerItemSort>;

export const LedgerItemQuery = z.strictObject({
  ...itemFilters,
  sort: LedgerItemSort.default('-createdAt'),
  ...Page.shape,
});
export type LedgerItemQuery = z.infer<typeof LedgerItemQuery>;

const UnitName = z.object({ id: UnitId, name: z.string() });
const HandlingUnit = UnitName.extend({ shortName: z.string() });

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
  unit: HandlingUnit,
  unitPath: UnitPath,
  dispatcherUnit: HandlingUnit,
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
  /** What is left until `nextDueAt`, or over it, is counted in these. */
  nextDueCountedIn: CountedIn,
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
  /** For `before`; null on the first page. */
  previousCursor: z.string().nullable(),
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
