import { Module } from '@nestjs/common';
import { DashboardCountsCheck } from './dashboard-counts.check.js';

@Module({ providers: [DashboardCountsCheck] })
export class ReconciliationModule {}
