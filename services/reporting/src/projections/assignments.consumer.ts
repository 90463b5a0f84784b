import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { AssignmentFacts } from '@ducha/contracts';
import { EventContext } from '@ducha/messaging';
import { eventsOf } from './events-of.js';
import { assignmentRows } from './rows.js';

/** Keeps the latest facts of every assignment. */
@Controller()
export class AssignmentsConsumer {
  @EventPattern<string[]>(eventsOf('tracking', 'assignment'))
  async onAssignmentEvent(
    @Payload() data: { assignment: AssignmentFacts },
    @Ctx() context: EventContext,
  ): Promise<void> {
    await assignmentRows.write(context.tx.manager, context.envelope.aggregateVersion, data.assignment);
  }
}
