import { WorkDays } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { Answers, CurrentCaller, Requires } from '@ducha/platform';
import { Controller, Get } from '@nestjs/common';
import { RuleBook } from '../clocks/rule-book.js';

@Controller('work-days')
@Requires('read', 'Assignment')
export class WorkDaysController {
  constructor(
    private readonly rules: RuleBook,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(WorkDays)
  get(@CurrentCaller() { actingUnitPath }: Caller): WorkDays {
    // Somebody may still count from a day of last year.
    return this.rules.calendars.daysOf(actingUnitPath, this.clock.now().getUTCFullYear() - 1);
  }
}
