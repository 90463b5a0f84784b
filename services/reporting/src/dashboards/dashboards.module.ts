import { Module } from '@nestjs/common';
import { DashboardsController } from './dashboards.controller.js';
import { DashboardsReadModel } from './dashboards.read-model.js';
import { UnitsExport } from './units-export.js';

@Module({ controllers: [DashboardsController], providers: [DashboardsReadModel, UnitsExport] })
export class DashboardsModule {}
