import { type DynamicModule, Module } from '@nestjs/common';
import { MessagingModule } from '@ducha/messaging';
import { DirectoryModule, messagingConnection } from '@ducha/platform';
import type { ReportingConfig } from './config.js';
import { DashboardsModule } from './dashboards/dashboards.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { ProjectionsModule } from './projections/projections.module.js';

/** Composition root: one line per noun. */
@Module({})
export class ReportingModule {
  static forRoot(config: ReportingConfig): DynamicModule {
    return {
      module: ReportingModule,
      imports: [
        MessagingModule.forRoot({
          service: 'reporting',
          publishes: null,
          subscribes: [
            { context: 'intake', aggregates: ['units', 'posts', 'item'] },
            { context: 'tracking', aggregates: ['assignment'] },
            { context: 'scoring', aggregates: ['deduction'] },
          ],
          projectionTables: ['unit', 'post', 'item_row', 'assignment_row', 'deduction_row'],
          ...messagingConnection(config),
        }),
        DirectoryModule.forRoot({ consumes: true }),
        ProjectionsModule,
        DashboardsModule,
        LedgerModule,
      ],
    };
  }
}
