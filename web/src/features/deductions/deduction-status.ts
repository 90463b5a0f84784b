import type { DeductionStatus } from '@ducha/contracts';

export const deductionStatusOrder = [
  'PROPOSED',
  'CONFIRMED',
  'APPEALED',
  'UPHELD',
  'COUNTED',
  'WITHDRAWN',
] as const satisfies readonly DeductionStatus[];

/** The deductions that stand, as the dashboard counts them. */
export const standing = 'CONFIRMED,UPHELD,COUNTED';

/** One status, or those that stand. */
export type DeductionChoice = DeductionStatus | typeof standing;
