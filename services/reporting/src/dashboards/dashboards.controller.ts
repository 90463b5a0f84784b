import { Controller, Get, Query } from '@nestjs/common';
import { Dashboard, DashboardQuery } from '@ducha/contracts';
import { Answers, CurrentCaller, Requires, type Caller } from '@ducha/platform';
import { DashboardsReadModel } from './dashboards.read-model.js';

@Controller('dashboard')
export class DashboardsController {
  constructor(private readonly readModel: DashboardsReadModel) {}

  @Get()
  @Requires('read', 'Report')
  @Answers(Dashboard)
  dashboard(
    @CurrentCaller() caller: Caller,
    @Query({ schema: DashboardQuery }) query: DashboardQuery,
  ): Promise<Dashboard> {
    return this.readModel.dashboard(caller, query);
  }
}
