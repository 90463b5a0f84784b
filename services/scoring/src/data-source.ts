import { messagingMigrations } from '@ducha/messaging';
import { DirectoryTables1764000000002, PostRow, UnitRow, UnitsFoundById1764000000091 } from '@ducha/platform';
import type { DataSourceOptions } from 'typeorm';
import type { ScoringConfig } from './config.js';
import { DeductionEntity } from './deductions/deduction.entity.js';
import { ScoringTables1764000000040 } from './migrations/scoring-tables-1764000000040.js';
import { RuleSetEntity } from './rule-sets/rule-set.entity.js';

/** Entities and migrations of the service, in the order in which they were written. */
export function scoringDataSource(config: Pick<ScoringConfig, 'DATABASE_URL'>): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.DATABASE_URL,
    applicationName: 'ducha-scoring',
    entities: [UnitRow, PostRow, RuleSetEntity, DeductionEntity],
    migrations: [
      ...messagingMigrations,
      DirectoryTables1764000000002,
      ScoringTables1764000000040,
      UnitsFoundById1764000000091,
    ],
    migrationsTransactionMode: 'each',
  };
}
