import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { DeductionFacts } from '@ducha/contracts';
import { EventContext } from '@ducha/messaging';
import { Changes } from '../live/changes.js';
import { eventsOf } from './events-of.js';
import { deductionRows } from './rows.js';

/** Keeps the latest facts of every deduction. */
@Controller()
export class DeductionsConsumer {
  constructor(private readonly changes: Changes) {}

  @EventPattern<string[]>(eventsOf('scoring', 'deduction'))
  async onDeductionEvent(
    @Payload() { deduction }: { deduction: DeductionFacts },
    @Ctx() { tx, envelope }: EventContext,
  ): Promise<void> {
    await deductionRows.write(tx.manager, envelope, deduction);
    tx.afterCommit(() => this.changes.note(deduction.unitPath));
  }
}
