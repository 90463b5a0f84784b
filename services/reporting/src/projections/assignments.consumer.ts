import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { AssignmentFacts } from '@ducha/contracts';
import { EventContext } from '@ducha/messaging';
import { Changes } from '../live/changes.js';
import { eventsOf } from './events-of.js';
import { assignmentRows } from './rows.js';

/** Keeps the latest facts of every assignment. */
@Controller()
export class AssignmentsConsumer {
  constructor(private readonly changes: Changes) {}

  @EventPattern<string[]>(eventsOf('tracking', 'assignment'))
  async onAssignmentEvent(
    @Payload() { assignment }: { assignment: AssignmentFacts },
    @Ctx() { tx, envelope }: EventContext,
  ): Promise<void> {
    const overdueAt = assignment.isOverdue ? assignment.completionDueAt : null;
    await assignmentRows.write(tx.manager, envelope, { ...assignment, overdueAt });
    tx.afterCommit(() => this.changes.note(assignment.unitPath));
  }
}
