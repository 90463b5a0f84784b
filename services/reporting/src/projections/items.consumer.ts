import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { ItemFacts } from '@ducha/contracts';
import { EventContext } from '@ducha/messaging';
import { eventsOf } from './events-of.js';
import { itemRows } from './rows.js';

/** Keeps the latest facts of every item. */
@Controller()
export class ItemsConsumer {
  @EventPattern<string[]>(eventsOf('intake', 'item'))
  async onItemEvent(@Payload() data: { item: ItemFacts }, @Ctx() context: EventContext): Promise<void> {
    await itemRows.write(context.tx.manager, context.envelope.aggregateVersion, data.item);
  }
}
