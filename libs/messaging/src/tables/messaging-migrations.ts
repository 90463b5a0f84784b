import { AppendOnlyEventLog1764000000004 } from './append-only-event-log.migration.js';
import { MessagingTables1764000000001 } from './messaging-tables.migration.js';
import { ReconciliationRuns1764000000003 } from './reconciliation-runs.migration.js';

/** Everything messaging needs in a service's database, in the order in which it was written; a service lists it first. */
export const messagingMigrations = [
  MessagingTables1764000000001,
  ReconciliationRuns1764000000003,
  AppendOnlyEventLog1764000000004,
];
