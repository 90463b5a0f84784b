import type { WorkCalendar } from '@ducha/calendar';
import type { Assignment } from '../domain/assignment.js';
import type { WarnPolicy } from '../domain/clock.js';
import { nextDueAt, warnAt } from '../domain/clock.js';

/** What the lamp of an assignment is measured against, by the calendar and the policy in force. */
export class Deadlines {
  constructor(
    private readonly calendar: WorkCalendar,
    readonly policy: WarnPolicy,
  ) {}

  /** @param known the values before, kept while the date they were made for has not moved */
  of(assignment: Assignment, known?: { nextDueAt: Date; warnAt: Date }): { nextDueAt: Date; warnAt: Date } {
    const due = nextDueAt(assignment);
    if (known && known.nextDueAt.getTime() === due.getTime())
      return { nextDueAt: known.nextDueAt, warnAt: known.warnAt };
    return { nextDueAt: due, warnAt: warnAt(due, this.policy, this.calendar) };
  }
}
