import { after, before, dueDate } from '@ducha/calendar';
import type { WorkCalendar } from '@ducha/calendar';
import type { DueDate, PolicyReference } from '@ducha/contracts';
import { sentenceFor } from '@ducha/contracts';
import { ladderOf } from '../domain/clock-reckoner.js';
import type { Choice, DeadlinePolicy, PolicyLimit } from '../domain/deadline-policy.js';
import { explain, explainUndated } from './explanation.js';

/** What an answer is worked out from, beside the row itself. */
export interface Surroundings {
  calendar: WorkCalendar;
  from: Date;
  unit: { id: string; name: string };
  /** Name of a unit, by its id. */
  nameOf(unitId: string): string;
}

/**
 * A limit of the chosen row as a date with its reasons.
 * @param ladder the row whose reminders and steps complete its own
 */
export function answerOf(
  choice: Choice,
  limit: PolicyLimit,
  { calendar, from, ...names }: Surroundings,
  ladder: DeadlinePolicy | null = null,
): DueDate {
  const { startEvent } = choice.policy;
  const { reminders, escalation } = ladderOf(choice.policy, ladder);
  const basis = { startEvent, policy: referenceOf(choice, names) };
  if (limit.kind === 'UNDATED') {
    return {
      ...basis,
      ...explainUndated(limit.wording),
      dueAt: null,
      isProvisional: false,
      reminders: [],
      escalation: [],
    };
  }
  const due = dueDate(calendar, limit, from);
  const { dueAt, isProvisional } = due;
  return {
    ...basis,
    ...explain(limit, startEvent, from, due),
    dueAt: dueAt.toISOString(),
    isProvisional,
    reminders: [...new Set(reminders.map((distance) => before(calendar, distance, dueAt).getTime()))]
      .filter((at) => at > from.getTime())
      .toSorted((one, other) => one - other)
      .map((at) => new Date(at).toISOString()),
    escalation: escalation
      .map(({ step, action, after: distance }) => ({
        at: after(calendar, distance, dueAt).toISOString(),
        step,
        action,
      }))
      .toSorted((one, other) => one.at.localeCompare(other.at)),
  };
}

/** Names the row and says why it is this one. */
export function referenceOf(
  { policy, reason, candidates }: Choice,
  { unit, nameOf }: Pick<Surroundings, 'unit' | 'nameOf'>,
): PolicyReference {
  const { id, version, title, document, clause, validFrom } = policy;
  const jurisdiction = { unitId: policy.jurisdiction, name: nameOf(policy.jurisdiction) };
  const isOwn = reason === 'NEAREST' && jurisdiction.unitId === unit.id;
  const why = sentenceFor(isOwn ? 'tracking.due.why.own' : `tracking.due.why.${reason}`, {
    jurisdiction: jurisdiction.name,
    unit: unit.name,
    count: candidates,
    validFrom,
  });
  return { id, version, title, document, clause, jurisdiction, validFrom, why };
}
