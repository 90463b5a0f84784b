import type { DeductionRule, RuleSet, SourceKind, Stacking } from '@ducha/contracts';

/** Something the platform saw happen that a deduction rule may speak about. */
export type Occurrence = {
  kind: 'COMPLETION_OVERDUE';
  assignmentId: string;
  sourceKind: SourceKind;
  /** ISO instant at which the missed completion date ended (exclusive). */
  dueAt: string;
};

/** True where `path` lies below `root`; a unit is not below itself. */
export const isStrictlyBelow = (path: string, root: string): boolean => path.startsWith(`${root}.`);

/** Same occurrence, same key, however often and in whatever spelling of the instant it is reported. */
export function occurrenceKey(occurrence: Occurrence): string {
  return `${occurrence.kind}:${occurrence.assignmentId}:${new Date(occurrence.dueAt).toISOString()}`;
}

/**
 * The rule set that binds a unit on a day (Asia/Shanghai): set by a government above it and in effect that day. The nearest
 * government prevails; of one government the set that took effect last, then the higher version. A government is never
 * bound by its own set: its superior assesses it.
 */
export function ruleSetInForce(ruleSets: readonly RuleSet[], unitPath: string, day: string): RuleSet | null {
  const binding = ruleSets.filter(
    (set) =>
      isStrictlyBelow(unitPath, set.jurisdictionPath) &&
      set.effectiveFrom <= day &&
      (set.effectiveTo === null || day < set.effectiveTo),
  );
  return binding.toSorted(byPrecedence)[0] ?? null;
}

/** Paths of one unit's ancestors are prefixes of each other, so the longer one is the nearer one. */
function byPrecedence(a: RuleSet, b: RuleSet): number {
  return (
    b.jurisdictionPath.length - a.jurisdictionPath.length ||
    b.effectiveFrom.localeCompare(a.effectiveFrom) ||
    b.version - a.version ||
    a.id.localeCompare(b.id)
  );
}

/** Rules of the set that speak about the occurrence, in the order of the document. */
export function matchingRules(ruleSet: RuleSet, occurrence: Occurrence): DeductionRule[] {
  return ruleSet.rules.filter((rule) => speaksAbout(rule, occurrence));
}

function speaksAbout(rule: DeductionRule, occurrence: Occurrence): boolean {
  switch (rule.occurrence.kind) {
    case 'RECORDED_BY_HAND':
      return false;
    case 'COMPLETION_OVERDUE':
      return rule.occurrence.sourceKinds.includes(occurrence.sourceKind);
    default:
      return rule.occurrence satisfies never;
  }
}

/**
 * What of several deductions for ONE occurrence counts. HIGHEST keeps the heaviest (the first of equals, so the result does
 * not depend on anything but the order given); SUM keeps all.
 */
export function stack<T extends { pointsTenths: number }>(stacking: Stacking, sameOccurrence: readonly T[]): T[] {
  switch (stacking) {
    case 'SUM':
      return [...sameOccurrence];
    case 'HIGHEST':
      return sameOccurrence.toSorted((a, b) => b.pointsTenths - a.pointsTenths).slice(0, 1);
    default:
      return stacking satisfies never;
  }
}
