import { messagingMigrations } from '@ducha/messaging';
import { DirectoryTables1764000000002, PostRow, UnitRow } from '@ducha/platform';
import type { DataSourceOptions } from 'typeorm';
import { AssignmentStatusRow } from './assignment-status/assignment-status.entity.js';
import type { IntakeConfig } from './config.js';
import { PlannedAssignmentRow } from './decomposition/planned-assignment.entity.js';
import { ItemRow } from './items/item.entity.js';
import { ItemTables1764000000020 } from './migrations/item-tables-1764000000020.js';
import { OrganizationTables1764000000010 } from './migrations/organization-tables-1764000000010.js';
import { Reassignment1764000000080 } from './migrations/reassignment-1764000000080.js';
import { DocumentNumberRow } from './numbering/document-number.entity.js';
import { PostChanges1764000000070 } from './migrations/post-changes-1764000000070.js';
import { OrganizationImportRow } from './organization/organization-import.entity.js';
import { PostChangeRow } from './posts/post-change.entity.js';

/** Entities and migrations of the service, in the order in which they were written. */
export function intakeDataSource(config: Pick<IntakeConfig, 'DATABASE_URL'>): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.DATABASE_URL,
    applicationName: 'ducha-intake',
    entities: [
      UnitRow,
      PostRow,
      PostChangeRow,
      OrganizationImportRow,
      ItemRow,
      PlannedAssignmentRow,
      AssignmentStatusRow,
      DocumentNumberRow,
    ],
    migrations: [
      ...messagingMigrations,
      DirectoryTables1764000000002,
      OrganizationTables1764000000010,
      ItemTables1764000000020,
      PostChanges1764000000070,
      Reassignment1764000000080,
    ],
    migrationsTransactionMode: 'each',
  };
}
