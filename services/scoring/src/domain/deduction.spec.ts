import { DeductionStatus, DomainError, hasSentence } from '@ducha/contracts';
import { actionsInStatus, nextDeductionStatus } from './deduction.js';
import type { DeductionStep } from './deduction.js';

const steps: DeductionStep[] = ['CONFIRM', 'WITHDRAW', 'APPEAL', 'UPHOLD', 'GRANT_APPEAL', 'COUNT'];

/** Every state against every step, in the order of `steps`; null is a refusal. */
const table: Record<DeductionStatus, (DeductionStatus | null)[]> = {
  PROPOSED: ['CONFIRMED', 'WITHDRAWN', null, null, null, null],
  CONFIRMED: [null, 'WITHDRAWN', 'APPEALED', null, null, 'COUNTED'],
  APPEALED: [null, null, null, 'UPHELD', 'WITHDRAWN', null],
  UPHELD: [null, null, null, null, null, 'COUNTED'],
  WITHDRAWN: [null, null, null, null, null, null],
  COUNTED: [null, null, null, null, null, null],
};

const rows = DeductionStatus.options.flatMap((from) =>
  steps.map((step, index) => ({ from, step, to: table[from][index] ?? null })),
);

describe('deduction', () => {
  it.each(rows.filter((row) => row.to !== null))('goes from $from by $step to $to', ({ from, step, to }) => {
    expect(nextDeductionStatus(from, step)).toBe(to);
  });

  it.each(rows.filter((row) => row.to === null))('refuses $step when $from', ({ from, step }) => {
    let refusal: unknown;
    try {
      nextDeductionStatus(from, step);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ code: 'STATE_CONFLICT' });
    expect(hasSentence((refusal as DomainError).rule)).toBe(true);
  });

  it.each([
    { status: 'PROPOSED', actions: ['confirm', 'withdraw'] },
    { status: 'CONFIRMED', actions: ['withdraw', 'appeal'] },
    { status: 'APPEALED', actions: ['decide-appeal'] },
    { status: 'UPHELD', actions: [] },
    { status: 'WITHDRAWN', actions: [] },
    { status: 'COUNTED', actions: [] },
  ] as const)('offers $actions when $status', ({ status, actions }) => {
    expect(actionsInStatus(status)).toEqual(actions);
  });
});
