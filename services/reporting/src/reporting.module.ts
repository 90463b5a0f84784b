import { type DynamicModule, Module } from '@nestjs/common';
import { MessagingModule } from '@ducha/messaging';
import { DirectoryModule, messagingConnection } from '@ducha/platform';
import type { ReportingConfig } from './config.js';
import { DashboardsModule } from './dashboards/dashboards.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { LiveModule } from './live/live.module.js';
import { ProjectionsModule } from './projections/projections.module.js';
import { ReconciliationModule } from './reconciliation/reconciliation.module.js';
import { SavedViewsModule } from './saved-views/saved-views.module.js';
import { SearchModule } from './search/search.module.js';
import { TrendModule } from './trend/trend.module.js';

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
          projectionTables: [
            'unit',
            'post',
            'item_row',
            'assignment_row',
            'assignment_past',
            'assignment_count',
            'assignment_day_count',
            'deduction_row',
            'status_count',
            'lamp_settling',
            'data_instant',
          ],
          maxAckPending: 8_192,
          rebuildsBeside: true,
          comparedTables: [
            { table: 'item_row', aggregate: 'item', countedBy: 'status' },
            { table: 'assignment_row', aggregate: 'assignment', countedBy: 'status' },
            { table: 'deduction_row', aggregate: 'deduction', countedBy: 'status' },
          ],
          ...messagingConnection(config),
        }),
        DirectoryModule.forRoot({ consumes: true }),
        LiveModule.forRoot({ heartbeatMs: config.LIVE_HEARTBEAT_MS, streamsPerPerson: config.LIVE_STREAMS_PER_PERSON }),
        ProjectionsModule,
        DashboardsModule,
        TrendModule,
        LedgerModule,
        SearchModule,
        InboxModule,
        SavedViewsModule,
        ReconciliationModule,
      ],
    };
  }
}
