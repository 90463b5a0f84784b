import type { DeductionFacts } from '@ducha/contracts';
import type { DeductionEntity } from './deduction.entity.js';

/** The row as its events carry it. */
export function deductionFacts(deduction: DeductionEntity): DeductionFacts {
  return {
    id: deduction.id,
    status: deduction.status,
    unitId: deduction.unitId,
    unitPath: deduction.unitPath,
    ruleSetId: deduction.ruleSetId,
    ruleCode: deduction.ruleCode,
    clause: deduction.clause,
    pointsTenths: deduction.pointsTenths,
    itemId: deduction.itemId,
    assignmentId: deduction.assignmentId,
    occurredAt: deduction.occurredAt.toISOString(),
    assessmentYear: deduction.assessmentYear,
  };
}
