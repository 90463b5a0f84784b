import {
  AssignmentAcceptedV1,
  AssignmentAcknowledgedV1,
  AssignmentCancelledV1,
  AssignmentClosedUnableV1,
  AssignmentDeclinedV1,
  AssignmentDeclineOverruledV1,
  AssignmentDispatchedV1,
  AssignmentInputGivenV1,
  AssignmentReturnedV1,
  AssignmentSubmittedV1,
  type AssignmentFacts,
} from '@ducha/contracts';
import { EventContext } from '@ducha/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { AssignmentStatusService } from './assignment-status.service.js';

interface WithAssignment {
  assignment: AssignmentFacts;
}
interface WithReason extends WithAssignment {
  reason: string;
}

/** The events of `tracking` that change an assignment's status; the others leave the item where it is. */
@Controller()
export class AssignmentStatusConsumer {
  constructor(private readonly statuses: AssignmentStatusService) {}

  @EventPattern<string>(AssignmentDispatchedV1.type)
  onDispatched(@Payload() data: WithAssignment, @Ctx() context: EventContext): Promise<void> {
    return this.statuses.dispatched(data.assignment, context);
  }

  @EventPattern<string>(AssignmentAcknowledgedV1.type)
  onAcknowledged(@Payload() data: WithAssignment, @Ctx() context: EventContext): Promise<void> {
    return this.statuses.changed(data.assignment, context);
  }

  @EventPattern<string>(AssignmentDeclinedV1.type)
  onDeclined(@Payload() data: WithAssignment, @Ctx() context: EventContext): Promise<void> {
    return this.statuses.changed(data.assignment, context);
  }

  @EventPattern<string>(AssignmentDeclineOverruledV1.type)
  onDeclineOverruled(@Payload() data: WithAssignment, @Ctx() context: EventContext): Promise<void> {
    return this.statuses.changed(data.assignment, context);
  }

  @EventPattern<string>(AssignmentInputGivenV1.type)
  onInputGiven(@Payload() data: WithAssignment, @Ctx() context: EventContext): Promise<void> {
    return this.statuses.changed(data.assignment, context);
  }

  @EventPattern<string>(AssignmentSubmittedV1.type)
  onSubmitted(@Payload() data: WithAssignment, @Ctx() context: EventContext): Promise<void> {
    return this.statuses.changed(data.assignment, context);
  }

  @EventPattern<string>(AssignmentReturnedV1.type)
  onReturned(@Payload() data: WithAssignment, @Ctx() context: EventContext): Promise<void> {
    return this.statuses.changed(data.assignment, context);
  }

  @EventPattern<string>(AssignmentAcceptedV1.type)
  onAccepted(@Payload() data: WithAssignment, @Ctx() context: EventContext): Promise<void> {
    return this.statuses.changed(data.assignment, context);
  }

  @EventPattern<string>(AssignmentCancelledV1.type)
  onCancelled(@Payload() data: WithAssignment, @Ctx() context: EventContext): Promise<void> {
    return this.statuses.changed(data.assignment, context);
  }

  @EventPattern<string>(AssignmentClosedUnableV1.type)
  onClosedUnable(@Payload() data: WithReason, @Ctx() context: EventContext): Promise<void> {
    return this.statuses.changed(data.assignment, context, data.reason);
  }
}
