import type { AssignmentFacts, AssignmentTimeline, EventEnvelope } from '@ducha/contracts';

type Row = AssignmentTimeline['rows'][number];

/** Steps of the handling unit: taken by a post of the unit above, they are proxy entries. */
const handlingSteps =
  /\.(acknowledged|declined|progress-reported|input-given|submitted|extension-requested|unable-requested)\./;

/** One event of an assignment as its timeline shows it: the facts stay out, the event's own words stay in. */
export function timelineRow(event: EventEnvelope): Row {
  const { assignment, ...details } = event.data as { assignment: AssignmentFacts; reason?: string };
  const isHandling = handlingSteps.test(event.type);
  return {
    type: event.type,
    version: event.aggregateVersion,
    occurredAt: event.occurredAt,
    actor: event.actor,
    isProxyEntry: isHandling && event.actor !== null && event.actor.unitId !== assignment.unitId,
    status: assignment.status,
    reason: details.reason ?? null,
    details,
  };
}
