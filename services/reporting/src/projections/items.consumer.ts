import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { ItemFacts } from '@ducha/contracts';
import { EventContext } from '@ducha/messaging';
import { Changes } from '../live/changes.js';
import { eventsOf } from './events-of.js';
import { itemRows } from './rows.js';

/** Keeps the latest facts of every item. */
@Controller()
export class ItemsConsumer {
  constructor(private readonly changes: Changes) {}

  @EventPattern<string[]>(eventsOf('intake', 'item'))
  async onItemEvent(
    @Payload() { item, ...said }: { item: ItemFacts },
    @Ctx() { tx, envelope }: EventContext,
  ): Promise<void> {
    await itemRows.write(tx.manager, envelope, { ...item, isPlanned: 'assignments' in said });
    tx.afterCommit(() => this.changes.note(item.issuingUnitPath));
  }
}
