import { Module } from '@nestjs/common';
import { DashboardsController } from './dashboards.controller.js';
import { DashboardsReadModel } from './dashboards.read-model.js';

@Module({ controllers: [DashboardsController], providers: [DashboardsReadModel] })
export class DashboardsModule {}
