import { DomainError } from '@ducha/contracts';
import type { DeductionAction, PostRole } from '@ducha/contracts';
import { isStrictlyBelow } from './rule-matching.js';

/** The part of a caller the rules look at. */
export interface Official {
  role: PostRole;
  actingUnitId: string;
  actingUnitPath: string;
  /** Whether the unit acted for may be a supervising body (《政府督查工作条例》第二条). */
  isSupervisionBody: boolean;
}

interface AssessedUnit {
  unitId: string;
  unitPath: string;
}

/** A village has no leader's post of its own: its clerk speaks for it. */
const appealingRoles: readonly PostRole[] = ['UNIT_LEADER', 'APPROVING_LEADER', 'UNIT_HANDLER', 'VILLAGE_CLERK'];

/** Whether the official sees what concerns the unit: the own unit and everything below. */
export function canRead(official: Pick<Official, 'actingUnitPath'>, unitPath: string): boolean {
  return unitPath === official.actingUnitPath || isStrictlyBelow(unitPath, official.actingUnitPath);
}

/** The rule that forbids the action to the official, null where nothing does. The state of the deduction is not looked at. */
export function refusalOf(action: DeductionAction, official: Official, deduction: AssessedUnit): string | null {
  switch (action) {
    case 'confirm':
    case 'withdraw':
    case 'decide-appeal':
      if (official.role !== 'SUPERVISION_DIRECTOR') return 'scoring.deduction.decider-not-director';
      if (!official.isSupervisionBody) return 'scoring.deduction.decider-not-supervising';
      return isStrictlyBelow(deduction.unitPath, official.actingUnitPath)
        ? null
        : 'scoring.deduction.decider-not-superior';
    case 'appeal':
      if (official.actingUnitId !== deduction.unitId) return 'scoring.deduction.appellant-not-assessed';
      return appealingRoles.includes(official.role) ? null : 'scoring.deduction.appellant-role';
    default:
      return action satisfies never;
  }
}

/** @throws DomainError FORBIDDEN where the official may not take the action. */
export function requireAuthority(action: DeductionAction, official: Official, deduction: AssessedUnit): void {
  const refusal = refusalOf(action, official, deduction);
  if (refusal !== null) throw new DomainError('FORBIDDEN', refusal);
}
