import { messagingMigrations } from '@ducha/messaging';
import { DirectoryTables1764000000002, PostRow, UnitRow } from '@ducha/platform';
import type { DataSourceOptions } from 'typeorm';
import type { ReportingConfig } from './config.js';
import { CountedDays1764000000080 } from './migrations/counted-days-1764000000080.js';
import { DayCounts1764000000070 } from './migrations/day-counts-1764000000070.js';
import { PackedCounts1764000000090 } from './migrations/packed-counts-1764000000090.js';
import { PortalTables1764000000060 } from './migrations/portal-tables-1764000000060.js';
import { ReportingTables1764000000050 } from './migrations/reporting-tables-1764000000050.js';
import { RoleAndLevelCounts1764000000100 } from './migrations/role-and-level-counts-1764000000100.js';
import { SavedViewRow } from './saved-views/saved-view.entity.js';

/** Migrations in the order in which they were written. Projected rows are written and read as sets, so they have no entities. */
export function reportingDataSource(config: Pick<ReportingConfig, 'DATABASE_URL'>): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.DATABASE_URL,
    applicationName: 'ducha-reporting',
    entities: [UnitRow, PostRow, SavedViewRow],
    migrations: [
      ...messagingMigrations,
      DirectoryTables1764000000002,
      ReportingTables1764000000050,
      PortalTables1764000000060,
      DayCounts1764000000070,
      CountedDays1764000000080,
      PackedCounts1764000000090,
      RoleAndLevelCounts1764000000100,
    ],
    migrationsTransactionMode: 'each',
    // PostgreSQL's default of 4 prices disks that turn; with it counts read the wide table instead of the covering index.
    // The fitting rows of a province, 40 bytes each, stay in memory while a page is chosen from them.
    extra: { options: '-c random_page_cost=1.1 -c work_mem=32MB' },
  };
}
