import { z } from 'zod';
import { DeductionStatus } from '../codes.js';
import { Id, Instant, UnitId } from '../scalars.js';

export const ScoreQuery = z.strictObject({
  /** Default: the caller's acting unit. */
  unitId: UnitId.optional(),
  /** Assessment year; default: the current one in Asia/Shanghai. */
  year: z.coerce.number().int().min(2000).max(2200).optional(),
});
export type ScoreQuery = z.infer<typeof ScoreQuery>;

/** Why a deduction is or is not in the sum. STACKED: another rule counts for the same occurrence. */
export const CountingResult = z.enum(['COUNTED', 'PENDING', 'STACKED', 'WITHDRAWN']);
export type CountingResult = z.infer<typeof CountingResult>;

/** Score of one unit in one assessment year, with everything it is made of. All points in tenths. */
export const ScoreView = z.object({
  unit: z.object({ id: UnitId, name: z.string() }),
  year: z.int(),
  ruleSet: z.object({ id: z.string(), version: z.int(), name: z.string() }).nullable(),
  baseTenths: z.int(),
  /** False while the owner of the rules has not confirmed the base score. */
  isBaseConfirmed: z.boolean(),
  deductedTenths: z.int(),
  /** Proposed or under appeal: would count if they stood. */
  pendingTenths: z.int(),
  scoreTenths: z.int(),
  deductions: z.array(
    z.object({
      id: Id,
      ruleCode: z.string(),
      clause: z.string(),
      pointsTenths: z.int(),
      status: DeductionStatus,
      occurredAt: Instant,
      counting: CountingResult,
    }),
  ),
});
export type ScoreView = z.infer<typeof ScoreView>;
