import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { AssignmentBecameOverdueV1, AssignmentDispatchedV1 } from '@ducha/contracts';
import { EventContext } from '@ducha/messaging';
import type { z } from 'zod';
import { DeductionProposals } from './deduction-proposals.js';

type Dispatched = z.infer<typeof AssignmentDispatchedV1.schema>;
type BecameOverdue = z.infer<typeof AssignmentBecameOverdueV1.schema>;

@Controller()
export class DeductionsConsumer {
  constructor(private readonly proposals: DeductionProposals) {}

  @EventPattern<string>(AssignmentDispatchedV1.type)
  async onDispatched(@Payload() data: Dispatched, @Ctx() context: EventContext): Promise<void> {
    await this.proposals.rememberHolders(context.tx, data.assignment);
  }

  /** A missed report date is urged, not deducted: the rules speak of the time limit for completion alone. */
  @EventPattern<string>(AssignmentBecameOverdueV1.type)
  async onBecameOverdue(@Payload() data: BecameOverdue, @Ctx() context: EventContext): Promise<void> {
    if (data.clock !== 'COMPLETION') return;
    await this.proposals.proposeForMissedCompletion(context.tx, context.envelope.id, data.assignment, data.dueAt);
  }
}
