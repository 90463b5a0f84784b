import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { DeductionFacts } from '@ducha/contracts';
import { EventContext } from '@ducha/messaging';
import { eventsOf } from './events-of.js';
import { deductionRows } from './rows.js';

/** Keeps the latest facts of every deduction. */
@Controller()
export class DeductionsConsumer {
  @EventPattern<string[]>(eventsOf('scoring', 'deduction'))
  async onDeductionEvent(@Payload() data: { deduction: DeductionFacts }, @Ctx() context: EventContext): Promise<void> {
    await deductionRows.write(context.tx.manager, context.envelope.aggregateVersion, data.deduction);
  }
}
