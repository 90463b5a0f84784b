import { Controller, type OnModuleInit } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { AssignmentBecameOverdueV1, AssignmentDispatchedV1 } from '@ducha/contracts';
import { EventContext, EventFolds } from '@ducha/messaging';
import type { z } from 'zod';
import { DeductionProposals } from './deduction-proposals.js';

type Dispatched = z.infer<typeof AssignmentDispatchedV1.schema>;
type BecameOverdue = z.infer<typeof AssignmentBecameOverdueV1.schema>;

@Controller()
export class DeductionsConsumer implements OnModuleInit {
  constructor(
    private readonly folds: EventFolds,
    private readonly proposals: DeductionProposals,
  ) {}

  /** An item is dispatched to several units at once, and their events come together. */
  onModuleInit(): void {
    this.folds.register([AssignmentDispatchedV1.type], (tx, events) =>
      this.proposals.rememberHolders(
        tx,
        events.map(({ data }) => (data as Dispatched).assignment),
      ),
    );
  }

  /** A missed report date is urged, not deducted: the rules speak of the time limit for completion alone. */
  @EventPattern<string>(AssignmentBecameOverdueV1.type)
  async onBecameOverdue(@Payload() data: BecameOverdue, @Ctx() context: EventContext): Promise<void> {
    if (data.clock !== 'COMPLETION') return;
    await this.proposals.proposeForMissedCompletion(context.tx, context.envelope.id, data.assignment, data.dueAt);
  }
}
