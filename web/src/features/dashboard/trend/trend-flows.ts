import type { AssignmentMeasure } from '@ducha/contracts';

/** What is counted per day, in the order in which it happens to an assignment. */
export const flows = ['delivered', 'completed', 'becameOverdue'] as const;
export type Flow = (typeof flows)[number];

/** What the rows of such a count are asked for by. */
export const events: Record<Flow, AssignmentMeasure> = {
  delivered: 'ISSUED',
  completed: 'COMPLETED',
  becameOverdue: 'BECAME_OVERDUE',
};
