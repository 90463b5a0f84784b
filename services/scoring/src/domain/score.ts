import type { CountingResult, DeductionStatus, Stacking } from '@ducha/contracts';
import { stack } from './rule-matching.js';

export interface ScoredDeduction {
  id: string;
  occurrenceKey: string;
  status: DeductionStatus;
  pointsTenths: number;
}

export interface ScoreParameters {
  baseTenths: number;
  floorTenths: number;
  stacking: Stacking;
}

export interface Score {
  deductedTenths: number;
  /** What proposed and appealed deductions would take if they stood. */
  pendingTenths: number;
  scoreTenths: number;
  counting: Map<string, CountingResult>;
}

/**
 * Score of one unit in one year, in tenths: base minus what stands, not below the floor (S2 第四条; the floor is this
 * platform's). One occurrence counts as the stacking says, over everything that stands for it, whenever it was recorded.
 */
export function scoreOf(parameters: ScoreParameters, deductions: readonly ScoredDeduction[]): Score {
  const counting = new Map<string, CountingResult>();
  let deductedTenths = 0;
  let pendingTenths = 0;
  for (const sameOccurrence of byOccurrence(deductions)) {
    const standing = sameOccurrence.filter((deduction) => hasEffect(deduction.status, ['STANDS']));
    const live = sameOccurrence.filter((deduction) => hasEffect(deduction.status, ['STANDS', 'OPEN']));
    const counted = stack(parameters.stacking, standing);
    for (const deduction of sameOccurrence) {
      counting.set(deduction.id, resultOf(deduction, counted.includes(deduction)));
    }
    deductedTenths += sum(counted);
    pendingTenths += sum(stack(parameters.stacking, live)) - sum(counted);
  }
  const scoreTenths = Math.max(parameters.floorTenths, parameters.baseTenths - deductedTenths);
  return { deductedTenths, pendingTenths, scoreTenths, counting };
}

type Effect = 'STANDS' | 'OPEN' | 'GONE';

/** An appealed deduction does not stand until the appeal is decided (06-states: only UPHELD goes on to COUNTED). */
const effects: Record<DeductionStatus, Effect> = {
  PROPOSED: 'OPEN',
  CONFIRMED: 'STANDS',
  APPEALED: 'OPEN',
  UPHELD: 'STANDS',
  WITHDRAWN: 'GONE',
  COUNTED: 'STANDS',
};

const hasEffect = (status: DeductionStatus, wanted: Effect[]): boolean => wanted.includes(effects[status]);

function resultOf(deduction: ScoredDeduction, isCounted: boolean): CountingResult {
  const effect = effects[deduction.status];
  switch (effect) {
    case 'GONE':
      return 'WITHDRAWN';
    case 'OPEN':
      return 'PENDING';
    case 'STANDS':
      return isCounted ? 'COUNTED' : 'STACKED';
    default:
      return effect satisfies never;
  }
}

function byOccurrence(deductions: readonly ScoredDeduction[]): Iterable<ScoredDeduction[]> {
  const groups = new Map<string, ScoredDeduction[]>();
  for (const deduction of deductions) {
    const group = groups.get(deduction.occurrenceKey);
    if (group) group.push(deduction);
    else groups.set(deduction.occurrenceKey, [deduction]);
  }
  return groups.values();
}

const sum = (deductions: readonly ScoredDeduction[]): number =>
  deductions.reduce((total, deduction) => total + deduction.pointsTenths, 0);
