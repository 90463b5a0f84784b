import {
  ItemDispatchedV1,
  ItemReassignedV1,
  ItemReopenedV1,
  ItemResumedV1,
  ItemRevokedV1,
  ItemSuspendedV1,
} from '@ducha/contracts';
import { EventContext, Inbox } from '@ducha/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { ItemAssignmentsService } from './item-assignments.service.js';

type DataOf<E extends { schema: z.ZodType }> = z.infer<E['schema']>;

/** Assignments are not derived from events alone, so a rebuild must not make or change them again: each effect goes through the inbox. */
@Controller()
export class ItemsConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly assignments: ItemAssignmentsService,
  ) {}

  @EventPattern<string>(ItemDispatchedV1.type)
  async onDispatched(@Payload() data: DataOf<typeof ItemDispatchedV1>, @Ctx() context: EventContext): Promise<void> {
    await this.once(context, 'deliver', () => this.assignments.deliver(context.tx, data));
  }

  @EventPattern<string>(ItemReopenedV1.type)
  async onReopened(@Payload() data: DataOf<typeof ItemReopenedV1>, @Ctx() context: EventContext): Promise<void> {
    await this.once(context, 'deliver', () => this.assignments.deliver(context.tx, data));
  }

  @EventPattern<string>(ItemReassignedV1.type)
  async onReassigned(@Payload() data: DataOf<typeof ItemReassignedV1>, @Ctx() context: EventContext): Promise<void> {
    await this.once(context, 'deliver', () => this.assignments.deliver(context.tx, data));
  }

  @EventPattern<string>(ItemSuspendedV1.type)
  async onSuspended(@Payload() data: DataOf<typeof ItemSuspendedV1>, @Ctx() context: EventContext): Promise<void> {
    await this.once(context, 'suspend', () => this.assignments.suspend(context.tx, data.item.id, data.reason));
  }

  @EventPattern<string>(ItemResumedV1.type)
  async onResumed(@Payload() data: DataOf<typeof ItemResumedV1>, @Ctx() context: EventContext): Promise<void> {
    await this.once(context, 'resume', () => this.assignments.resume(context.tx, data.item.id, data.reason));
  }

  @EventPattern<string>(ItemRevokedV1.type)
  async onRevoked(@Payload() data: DataOf<typeof ItemRevokedV1>, @Ctx() context: EventContext): Promise<void> {
    await this.once(context, 'revoke', () => this.assignments.revoke(context.tx, data.item.id, data.reason));
  }

  private async once({ tx, envelope }: EventContext, effect: string, work: () => Promise<void>): Promise<void> {
    await this.inbox.once(tx, envelope.id, effect, work);
  }
}
