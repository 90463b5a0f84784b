import { z } from 'zod';
import { anyOf } from '../any-of.js';
import { DeductionStatus, SourceKind } from '../codes.js';
import { Actor } from '../define-event.js';
import { Page, pageOf } from '../paging.js';
import { Id, Instant, UnitId, UnitPath } from '../scalars.js';
import { DeductionRule } from './rule-sets.api.js';

const reason = z.string().trim().min(1).max(500);
/** Shared by the rows and their export. */
const deductionFilters = {
  /** Default: the caller's acting unit. */
  unitId: UnitId.optional(),
  /** SUBTREE: the unit and everything below it. */
  scope: z.enum(['SUBTREE', 'UNIT']).default('SUBTREE'),
  status: anyOf(DeductionStatus).optional(),
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  assignmentId: Id.optional(),
};

export const DeductionQuery = z.strictObject({ ...deductionFilters, ...Page.shape });
export type DeductionQuery = z.infer<typeof DeductionQuery>;

/** Columns of the deduction ledger, in their usual order; also those an export can have. */
export const deductionColumns = [
  'status',
  'unit',
  'itemNo',
  'itemTitle',
  'clause',
  'points',
  'occurredAt',
  'proposedAt',
  'assessmentYear',
] as const;
export const DeductionColumn = z.enum(deductionColumns);
export type DeductionColumn = z.infer<typeof DeductionColumn>;

/** `GET /deductions/export`: the rows of the deduction ledger as a table, at most 50,000 of them. */
export const DeductionExportQuery = z.strictObject({
  ...deductionFilters,
  format: z.enum(['csv', 'xlsx']).default('csv'),
  /** In the order wanted; default: all. */
  columns: anyOf(DeductionColumn).optional(),
});
export type DeductionExportQuery = z.infer<typeof DeductionExportQuery>;

export const ConfirmDeduction = z.strictObject({ reason: reason.optional() });
export const WithdrawDeduction = z.strictObject({ reason });
export const AppealDeduction = z.strictObject({ reason });
/** `isUpheld: true`: the deduction stands and the appeal is refused. */
export const DecideAppeal = z.strictObject({ isUpheld: z.boolean(), reason });
export type ConfirmDeduction = z.infer<typeof ConfirmDeduction>;
export type WithdrawDeduction = z.infer<typeof WithdrawDeduction>;
export type AppealDeduction = z.infer<typeof AppealDeduction>;
export type DecideAppeal = z.infer<typeof DecideAppeal>;

export const deductionActions = ['confirm', 'withdraw', 'appeal', 'decide-appeal'] as const;
export const DeductionAction = z.enum(deductionActions);
export type DeductionAction = z.infer<typeof DeductionAction>;

export const DeductionRow = z.object({
  id: Id,
  version: z.int().positive(),
  status: DeductionStatus,
  unit: z.object({ id: UnitId, name: z.string(), shortName: z.string() }),
  unitPath: UnitPath,
  ruleSetId: z.string(),
  ruleSetVersion: z.int(),
  ruleCode: z.string(),
  clause: z.string(),
  pointsTenths: z.int(),
  assessmentYear: z.int(),
  occurredAt: Instant,
  proposedAt: Instant,
  itemId: Id,
  itemNo: z.string(),
  /** Masked for callers outside the distribution of a work-secret item. */
  itemTitle: z.string(),
  isMasked: z.boolean(),
  assignmentId: Id,
});
export type DeductionRow = z.infer<typeof DeductionRow>;

export const DeductionList = pageOf(DeductionRow);
export type DeductionList = z.infer<typeof DeductionList>;

export const DeductionDetail = DeductionRow.extend({
  rule: DeductionRule,
  ruleSetName: z.string(),
  occurrence: z.object({ kind: z.literal('COMPLETION_OVERDUE'), dueAt: Instant, sourceKind: SourceKind }),
  assignment: z.object({ id: Id, task: z.string(), dispatcherUnitId: UnitId }),
  /** Who confirmed or withdrew it, or decided the appeal, last. */
  decidedBy: Actor.nullable(),
  appealReason: z.string().nullable(),
  decisionReason: z.string().nullable(),
  allowedActions: z.array(DeductionAction),
});
export type DeductionDetail = z.infer<typeof DeductionDetail>;

/** What happened to one deduction, oldest first. */
export const DeductionTimeline = z.object({
  rows: z.array(
    z.object({
      type: z.string(),
      version: z.int(),
      occurredAt: Instant,
      /** null where the platform itself proposed. */
      actor: Actor.nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type DeductionTimeline = z.infer<typeof DeductionTimeline>;
