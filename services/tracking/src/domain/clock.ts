import type { ClockKind } from '@ducha/contracts';
import type { Assignment } from './assignment.js';

/** How long before a due date the lamp turns yellow. A record of data with its source, never a constant. */
export interface WarnPolicy {
  workingDays: number;
  source: string;
}

export interface AssignmentClock {
  kind: ClockKind;
  dueAt: Date;
  /** When what the clock asks for was given, or the clock was stopped; null while it runs. */
  stoppedAt: Date | null;
}

/**
 * The two clocks of an assignment (报告期限, 办理时限). The report clock is met by the first report of any kind, the completion
 * clock by submission or input. A cancelled assignment has none: nothing is expected of it any more.
 */
export function clocksOf(assignment: Assignment): AssignmentClock[] {
  if (assignment.status === 'CANCELLED') return [];
  const { firstReportedAt, clockStoppedAt } = assignment;
  return [
    { kind: 'REPORT', dueAt: assignment.reportDueAt, stoppedAt: firstReportedAt ?? clockStoppedAt },
    { kind: 'COMPLETION', dueAt: assignment.completionDueAt, stoppedAt: clockStoppedAt },
  ];
}

/** Whether the due date passed unmet. The due instant itself is late. */
export const isMissed = (clock: AssignmentClock, now: Date): boolean => (clock.stoppedAt ?? now) >= clock.dueAt;

/** What the lamp is measured against: until the first report the earlier of both dates, then the completion date. */
export function nextDueAt(assignment: Pick<Assignment, 'firstReportedAt' | 'reportDueAt' | 'completionDueAt'>): Date {
  const { firstReportedAt, reportDueAt, completionDueAt } = assignment;
  return firstReportedAt === null && reportDueAt < completionDueAt ? reportDueAt : completionDueAt;
}

/** From here on the lamp is yellow: the start of the working day so many working days before the due date. */
export function warnAt(
  dueAt: Date,
  policy: Pick<WarnPolicy, 'workingDays'>,
  calendar: { minusWorkingDays(instant: Date, days: number): Date },
): Date {
  return calendar.minusWorkingDays(dueAt, policy.workingDays);
}
