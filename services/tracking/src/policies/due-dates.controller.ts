import { DueDates, DueDatesQuery } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { Answers, CurrentCaller, Requires } from '@ducha/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { DueDatesService } from './due-dates.service.js';

/** Rules are public within the platform: every post may ask what a limit is and why. */
@Controller('due-dates')
@Requires('read', 'Assignment')
export class DueDatesController {
  constructor(private readonly dueDates: DueDatesService) {}

  @Get()
  @Answers(DueDates)
  get(@Query({ schema: DueDatesQuery }) query: DueDatesQuery, @CurrentCaller() caller: Caller): Promise<DueDates> {
    return this.dueDates.of(query, caller);
  }
}
