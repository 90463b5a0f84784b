import { after, before, dueDate } from '@ducha/calendar';
import type { WorkCalendar } from '@ducha/calendar';
import type { DueDate, PolicyReference } from '@ducha/contracts';
import { sentenceFor } from '@ducha/contracts';
import type { Choice, PolicyLimit } from '../domain/deadline-policy.js';
import { explain, explainUndated } from './explanation.js';

/** What an answer is worked out from, beside the row itself. */
export interface Surroundings {
  calendar: WorkCalendar;
  from: Date;
  unit: { id: string; name: string };
  /** Name of a unit, by its id. */
  nameOf(unitId: string): string;
}

/** A limit of the chosen row as a date with its reasons. */
export function answerOf(choice: Choice, limit: PolicyLimit, { calendar, from, ...names }: Surroundings): DueDate {
  const { startEvent, reminders, escalation } = choice.policy;
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
    reminders: reminders
      .map((distance) => before(calendar, distance, dueAt))
      .filter((at) => at > from)
      .toSorted((one, other) => one.getTime() - other.getTime())
      .map((at) => at.toISOString()),
    escalation: escalation
      .map((step) => ({ at: after(calendar, step.after, dueAt).toISOString(), action: step.action }))
      .toSorted((one, other) => one.at.localeCompare(other.at)),
  };
}

function referenceOf(
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
