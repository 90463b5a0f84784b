import { DomainError } from '@ducha/contracts';
import type { DeductionAction, DeductionStatus } from '@ducha/contracts';

/** What can be done to a deduction. COUNT is the close of a quarter, which freezes what stands. */
export type DeductionStep = 'CONFIRM' | 'WITHDRAW' | 'APPEAL' | 'UPHOLD' | 'GRANT_APPEAL' | 'COUNT';

/**
 * PROPOSED → CONFIRMED → (APPEALED → UPHELD | WITHDRAWN) → COUNTED. While an appeal is open, only its decision ends it; an
 * upheld deduction has had its hearing and is not appealed or withdrawn again; COUNTED and WITHDRAWN are final.
 */
const transitions: Record<DeductionStatus, Partial<Record<DeductionStep, DeductionStatus>>> = {
  PROPOSED: { CONFIRM: 'CONFIRMED', WITHDRAW: 'WITHDRAWN' },
  CONFIRMED: { WITHDRAW: 'WITHDRAWN', APPEAL: 'APPEALED', COUNT: 'COUNTED' },
  APPEALED: { UPHOLD: 'UPHELD', GRANT_APPEAL: 'WITHDRAWN' },
  UPHELD: { COUNT: 'COUNTED' },
  WITHDRAWN: {},
  COUNTED: {},
};

/** The state after a step. @throws DomainError STATE_CONFLICT where the state does not allow the step. */
export function nextDeductionStatus(status: DeductionStatus, step: DeductionStep): DeductionStatus {
  const next = transitions[status][step];
  if (next === undefined) throw new DomainError('STATE_CONFLICT', `scoring.deduction.${refusals[step]}`);
  return next;
}

const refusals: Record<DeductionStep, string> = {
  CONFIRM: 'confirm-not-proposed',
  WITHDRAW: 'withdraw-not-open',
  APPEAL: 'appeal-not-confirmed',
  UPHOLD: 'decide-without-appeal',
  GRANT_APPEAL: 'decide-without-appeal',
  COUNT: 'count-not-standing',
};

/** Actions a screen may offer in a state, before asking who is looking. */
export function actionsInStatus(status: DeductionStatus): DeductionAction[] {
  const steps = Object.keys(transitions[status]) as DeductionStep[];
  return [...new Set(steps.flatMap((step) => actionOfStep[step] ?? []))];
}

const actionOfStep: Record<DeductionStep, DeductionAction | null> = {
  CONFIRM: 'confirm',
  WITHDRAW: 'withdraw',
  APPEAL: 'appeal',
  UPHOLD: 'decide-appeal',
  GRANT_APPEAL: 'decide-appeal',
  COUNT: null,
};
