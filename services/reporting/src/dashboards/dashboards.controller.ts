import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { Dashboard, DashboardQuery, DashboardUnitsExportQuery } from '@ducha/contracts';
import { Answers, CurrentCaller, Requires, tableHeaders, type Caller } from '@ducha/platform';
import { DashboardsReadModel } from './dashboards.read-model.js';
import { UnitsExport } from './units-export.js';

@Controller('dashboard')
export class DashboardsController {
  constructor(
    private readonly readModel: DashboardsReadModel,
    private readonly units: UnitsExport,
  ) {}

  @Get()
  @Requires('read', 'Report')
  @Answers(Dashboard)
  dashboard(
    @CurrentCaller() caller: Caller,
    @Query({ schema: DashboardQuery }) query: DashboardQuery,
  ): Promise<Dashboard> {
    return this.readModel.dashboard(caller, query);
  }

  /** The table of the units below for spreadsheets. */
  @Get('units/export')
  @Requires('read', 'Report')
  async exportUnits(
    @CurrentCaller() caller: Caller,
    @Query({ schema: DashboardUnitsExportQuery }) query: DashboardUnitsExportQuery,
  ): Promise<StreamableFile> {
    const content = await this.units.file(caller, query);
    return new StreamableFile(Readable.from(content, { objectMode: false }), tableHeaders(query.format, 'units'));
  }
}
