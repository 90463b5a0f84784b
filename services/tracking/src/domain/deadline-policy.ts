import type { Limit } from '@ducha/calendar';
import type { ClockKind, EscalationStep, LimitStart, SourceKind, Urgency } from '@ducha/contracts';

/** A limit, or the words of a rule that sets no date of its own: 随办随报, 即收即办, 按文件明确的时限. */
export type PolicyLimit = Limit | { kind: 'UNDATED'; wording: string };

/** Distance of a reminder before, or of a step after, a due date. */
export interface Distance {
  kind: 'HOURS' | 'DAYS' | 'WORKING_DAYS';
  amount: number;
}

export const measures = ['acknowledge', 'report', 'completion', 'cycle', 'extensionDecision', 'review'] as const;
export type Measure = (typeof measures)[number];

/** The limit of a policy row that each clock runs by. */
export const measureOf: Record<ClockKind, Measure> = {
  ACKNOWLEDGE: 'acknowledge',
  REPORT: 'report',
  RECURRING_REPORT: 'cycle',
  COMPLETION: 'completion',
  EXTENSION_DECISION: 'extensionDecision',
  REVIEW: 'review',
};

/** One version of one rule. */
export interface DeadlinePolicy extends Partial<Record<Measure, PolicyLimit>> {
  id: string;
  version: number;
  title: string;
  /** Unit whose rule it is; it holds for everything below. */
  jurisdiction: string;
  /** Days, `yyyy-mm-dd`; the second is the first day on which it no longer holds. */
  validFrom: string;
  validTo: string | null;
  subject: string;
  /** Null: for all. */
  sourceKinds: SourceKind[] | null;
  urgencies: Urgency[] | null;
  startEvent: LimitStart;
  /** A ladder of named limits from the same start. */
  stages?: { name: string; limit: PolicyLimit }[];
  /** Ladders and warnings only: the clocks they are for; without, all. */
  clocks?: ClockKind[];
  /** From so long before a due date the lamp is yellow. */
  warning?: Distance;
  reminders: Distance[];
  /** Without a step it is URGE: the documents know no other by themselves. */
  escalation: { after: Distance; step?: EscalationStep; action: string }[];
  document: string;
  clause: string;
  note?: string;
}

/** The matter a limit is asked for. */
export interface Matter {
  subject: string;
  sourceKind: SourceKind;
  urgency: Urgency;
  /** Ids from the autonomous region down to the unit, joined by dots. */
  unitPath: string;
  /** The day on which the answer is given: a changed rule counts from then on. */
  day: string;
}

/** Why the chosen row goes before the next one. */
export type Reason = 'ONLY' | 'NEAREST' | 'URGENCY' | 'SOURCE' | 'CLOCK' | 'LATEST';

export interface Choice {
  policy: DeadlinePolicy;
  reason: Reason;
  /** How many rows could have been applied, the chosen one included. */
  candidates: number;
}

/** The version of each rule that holds on the matter's day: the one that took effect last; ended rules have none. */
function inForce(policies: readonly DeadlinePolicy[], day: string): DeadlinePolicy[] {
  const latest = new Map<string, DeadlinePolicy>();
  for (const policy of policies.filter(({ validFrom }) => validFrom <= day)) {
    const known = latest.get(policy.id);
    if (!known || byDate(policy, known) < 0) latest.set(policy.id, policy);
  }
  return [...latest.values()].filter(({ validTo }) => validTo === null || day < validTo);
}

const byDate = (one: DeadlinePolicy, other: DeadlinePolicy): number =>
  other.validFrom.localeCompare(one.validFrom) || other.version - one.version;

const ranks: [Exclude<Reason, 'ONLY'>, (one: DeadlinePolicy, other: DeadlinePolicy, ids: string[]) => number][] = [
  ['NEAREST', (one, other, ids) => ids.indexOf(other.jurisdiction) - ids.indexOf(one.jurisdiction)],
  // An urgent matter is urgent whatever its source.
  ['URGENCY', (one, other) => Number(other.urgencies !== null) - Number(one.urgencies !== null)],
  ['SOURCE', (one, other) => Number(other.sourceKinds !== null) - Number(one.sourceKinds !== null)],
  ['CLOCK', (one, other) => Number(other.clocks !== undefined) - Number(one.clocks !== undefined)],
  // The id settles what nothing else does, so that the answer never depends on the order of rows.
  ['LATEST', (one, other) => byDate(one, other) || one.id.localeCompare(other.id)],
];

/** Rows that could be applied to the matter, the one that wins first. */
export function applicable(policies: readonly DeadlinePolicy[], matter: Matter): DeadlinePolicy[] {
  const ids = matter.unitPath.split('.');
  return inForce(policies, matter.day)
    .filter(
      (policy) =>
        policy.subject === matter.subject &&
        ids.includes(policy.jurisdiction) &&
        (policy.sourceKinds?.includes(matter.sourceKind) ?? true) &&
        (policy.urgencies?.includes(matter.urgency) ?? true),
    )
    .toSorted((one, other) => {
      for (const [, compare] of ranks) {
        const order = compare(one, other, ids);
        if (order !== 0) return order;
      }
      return 0;
    });
}

/** The row that says how long; null where none does. */
export function choose(
  rows: readonly DeadlinePolicy[],
  has: (policy: DeadlinePolicy) => boolean,
  unitPath: string,
): Choice | null {
  const [policy, next, ...others] = rows.filter(has);
  if (!policy) return null;
  if (!next) return { policy, reason: 'ONLY', candidates: 1 };
  const ids = unitPath.split('.');
  const [reason = 'LATEST'] = ranks.find(([, compare]) => compare(policy, next, ids) !== 0) ?? [];
  return { policy, reason, candidates: others.length + 2 };
}

/** Everything that recurs for the matter: all rules of the nearest jurisdiction that has any. */
export function chooseCycles(rows: readonly DeadlinePolicy[]): Choice[] {
  const candidates = rows.filter(({ cycle }) => cycle);
  const own = candidates.filter(({ jurisdiction }) => jurisdiction === candidates[0]?.jurisdiction);
  const reason = own.length === candidates.length ? 'ONLY' : 'NEAREST';
  return own.map((policy) => ({ policy, reason, candidates: candidates.length }));
}
