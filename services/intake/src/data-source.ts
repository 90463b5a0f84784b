import { MessagingTables1764000000001 } from '@ducha/messaging';
import { DirectoryTables1764000000002, PostRow, UnitRow } from '@ducha/platform';
import type { DataSourceOptions } from 'typeorm';
import type { IntakeConfig } from './config.js';
import { OrganizationTables1764000000010 } from './migrations/organization-tables-1764000000010.js';
import { OrganizationImportRow } from './organization/organization-import.entity.js';

/** Entities and migrations of the service, in the order in which they were written. */
export function intakeDataSource(config: Pick<IntakeConfig, 'DATABASE_URL'>): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.DATABASE_URL,
    applicationName: 'ducha-intake',
    entities: [UnitRow, PostRow, OrganizationImportRow],
    migrations: [MessagingTables1764000000001, DirectoryTables1764000000002, OrganizationTables1764000000010],
    migrationsTransactionMode: 'each',
  };
}
