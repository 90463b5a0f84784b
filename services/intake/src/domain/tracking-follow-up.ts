import {
  ItemClosedUnableV1,
  ItemCompletedV1,
  ItemReviewRequestedV1,
  ItemReviewReturnedV1,
  ItemStartedV1,
  type AssignmentRole,
  type AssignmentStatus,
} from '@ducha/contracts';
import { factsOf, type Item, type ItemIn } from './item.js';
import { happened, type Decision } from './item-event.js';

/** What intake knows of an assignment the office itself dispatched in the item's current round. */
export interface DispatchedAssignment {
  role: AssignmentRole;
  /** Null until `tracking` has confirmed the delivery. */
  status: AssignmentStatus | null;
  /** Why the assignment was closed as unable. */
  closeReason: string | null;
}

const acknowledged: ReadonlySet<AssignmentStatus | null> = new Set([
  'IN_PROGRESS',
  'INPUT_GIVEN',
  'SUBMITTED',
  'RETURNED',
  'COMPLETED',
  'CLOSED_UNABLE',
]);
const closed: ReadonlySet<AssignmentStatus | null> = new Set(['COMPLETED', 'CLOSED_UNABLE']);

/**
 * The steps an item takes because of its assignments, one version and one event each; empty when it stays where it is.
 * The first acknowledgement starts it; after that its LEADs decide: all reported means review, one back at work
 * means returned, all closed means completed, or closed as unable when none of them could be done.
 * Cancelled assignments do not count; a suspended item waits for its resumption.
 */
export function followUps(item: Item, assignments: readonly DispatchedAssignment[], now: Date): Decision[] {
  const decisions: Decision[] = [];
  for (let current = item; ;) {
    const decision = followUp(current, assignments, now);
    if (decision === null) return decisions;
    decisions.push(decision);
    current = decision.item;
  }
}

function followUp(item: Item, assignments: readonly DispatchedAssignment[], now: Date): Decision | null {
  const leads = assignments.filter(({ role, status }) => role === 'LEAD' && status !== 'CANCELLED');
  switch (item.status) {
    case 'DISPATCHED':
      return assignments.some(({ status }) => acknowledged.has(status)) ? started(item) : null;
    case 'IN_PROGRESS':
      if (leads.length === 0) return null;
      if (leads.every(({ status }) => closed.has(status))) return over(item, leads, now);
      return leads.every(isReported) ? reviewRequested(item) : null;
    case 'UNDER_REVIEW':
      if (leads.length === 0) return null;
      if (leads.every(({ status }) => closed.has(status))) return over(item, leads, now);
      return leads.every(isReported) ? null : reviewReturned(item);
    default:
      return null;
  }
}

const isReported = ({ status }: DispatchedAssignment): boolean => status === 'SUBMITTED' || closed.has(status);

function started(item: ItemIn<'DISPATCHED'>): Decision {
  const next: Item = { ...item, status: 'IN_PROGRESS', version: item.version + 1 };
  return { item: next, event: happened(ItemStartedV1, { item: factsOf(next) }) };
}

function reviewRequested(item: ItemIn<'IN_PROGRESS'>): Decision {
  const next: Item = { ...item, status: 'UNDER_REVIEW', version: item.version + 1 };
  return { item: next, event: happened(ItemReviewRequestedV1, { item: factsOf(next) }) };
}

function reviewReturned(item: ItemIn<'UNDER_REVIEW'>): Decision {
  const next: Item = { ...item, status: 'IN_PROGRESS', version: item.version + 1 };
  return { item: next, event: happened(ItemReviewReturnedV1, { item: factsOf(next) }) };
}

function over(
  item: ItemIn<'IN_PROGRESS' | 'UNDER_REVIEW'>,
  leads: readonly DispatchedAssignment[],
  now: Date,
): Decision {
  const base = { ...item, closedAt: now, version: item.version + 1 };
  if (leads.some(({ status }) => status === 'COMPLETED')) {
    const next: Item = { ...base, status: 'COMPLETED' };
    return { item: next, event: happened(ItemCompletedV1, { item: factsOf(next) }) };
  }
  const next: Item = { ...base, status: 'CLOSED_UNABLE' };
  const reason = leads.flatMap(({ closeReason }) => closeReason ?? []).join('；');
  return { item: next, event: happened(ItemClosedUnableV1, { item: factsOf(next), reason }) };
}
