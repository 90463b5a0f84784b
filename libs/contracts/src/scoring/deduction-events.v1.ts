import { z } from 'zod';
import { DeductionStatus } from '../codes.js';
import { defineEvent } from '../define-event.js';
import { Id, Instant, UnitId, UnitPath } from '../scalars.js';

/** The state of a deduction after the event it travels with. */
export const DeductionFacts = z.object({
  id: Id,
  status: DeductionStatus,
  unitId: UnitId,
  unitPath: UnitPath,
  ruleSetId: z.string(),
  ruleCode: z.string(),
  /** Document and article the rule rests on. */
  clause: z.string(),
  /** Tenths of a point, so that halves stay integers. */
  pointsTenths: z.int().positive(),
  itemId: Id,
  assignmentId: Id,
  occurredAt: Instant,
  assessmentYear: z.int(),
});
export type DeductionFacts = z.infer<typeof DeductionFacts>;

const facts: DeductionFacts = {
  id: '0198c0de-0000-7000-8000-0000000000d1',
  status: 'PROPOSED',
  unitId: '152900000000',
  unitPath: '150000000000.152900000000',
  ruleSetId: 'daily-supervision-assessment-2011',
  ruleCode: 'D07a',
  clause: '《日常工作督查考核办法》第七条',
  pointsTenths: 20,
  itemId: '0198c0de-0000-7000-8000-0000000000a1',
  assignmentId: '0198c0de-0000-7000-8000-0000000000b1',
  occurredAt: '2026-04-20T16:00:00.000Z',
  assessmentYear: 2026,
};

const deductionEvent = <S extends z.ZodRawShape>(
  name: string,
  status: DeductionFacts['status'],
  summary: string,
  extra: S,
  extraExample: Record<string, unknown> = {},
) =>
  defineEvent({
    context: 'scoring',
    aggregateType: 'deduction',
    name,
    version: 1,
    summary,
    schema: z.object({ deduction: DeductionFacts, ...extra }),
    example: { deduction: { ...facts, status }, ...extraExample } as never,
  });

const reason = { reason: z.string() };

export const DeductionProposedV1 = deductionEvent(
  'proposed',
  'PROPOSED',
  'An occurrence matched a rule; a person decides.',
  {},
);
export const DeductionConfirmedV1 = deductionEvent(
  'confirmed',
  'CONFIRMED',
  'The supervision office confirmed the deduction.',
  {},
);
export const DeductionAppealedV1 = deductionEvent('appealed', 'APPEALED', 'The unit appealed.', reason, {
  reason: '延期已获批准',
});
export const DeductionUpheldV1 = deductionEvent('upheld', 'UPHELD', 'The appeal was refused.', reason, {
  reason: '延期批准晚于到期日',
});
export const DeductionWithdrawnV1 = deductionEvent('withdrawn', 'WITHDRAWN', 'The deduction was withdrawn.', reason, {
  reason: '情况属实，予以撤销',
});
