import { Controller, Get, Query } from '@nestjs/common';
import { Trend, TrendQuery } from '@ducha/contracts';
import { Answers, CurrentCaller, Requires, type Caller } from '@ducha/platform';
import { TrendReadModel } from './trend.read-model.js';

@Controller('dashboard/trend')
export class TrendController {
  constructor(private readonly readModel: TrendReadModel) {}

  @Get()
  @Requires('read', 'Report')
  @Answers(Trend)
  trend(@CurrentCaller() caller: Caller, @Query({ schema: TrendQuery }) query: TrendQuery): Promise<Trend> {
    return this.readModel.trend(caller, query);
  }
}
