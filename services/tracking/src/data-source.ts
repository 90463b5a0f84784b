import { messagingMigrations } from '@ducha/messaging';
import { DirectoryTables1764000000002, PostRow, UnitRow, UnitsFoundById1764000000091 } from '@ducha/platform';
import type { DataSourceOptions } from 'typeorm';
import { AssignmentEntity } from './assignments/assignment.entity.js';
import { ItemHeaderEntity } from './assignments/item-header.entity.js';
import { CalendarNoticeEntity } from './calendar/calendar-notice.entity.js';
import { AssignmentClockEntity } from './clocks/assignment-clock.entity.js';
import type { TrackingConfig } from './config.js';
import { AttachmentEntity } from './evidence/attachment.entity.js';
import { AssignmentClocks1764000000022 } from './migrations/assignment-clocks-1764000000022.js';
import { AssignmentTables1764000000020 } from './migrations/assignment-tables-1764000000020.js';
import { Attachments1764000000023 } from './migrations/attachments-1764000000023.js';
import { ClockMoments1764000000025 } from './migrations/clock-moments-1764000000025.js';
import { DeadlinePolicies1764000000024 } from './migrations/deadline-policies-1764000000024.js';
import { ProgressAndReviews1764000000021 } from './migrations/progress-and-reviews-1764000000021.js';
import { DeadlinePolicyEntity } from './policies/deadline-policy.entity.js';
import { ProgressEntryEntity } from './progress/progress-entry.entity.js';
import { ReviewEntity } from './reviews/review.entity.js';

/** Entities and migrations of the service, in the order in which they were written. */
export function trackingDataSource(config: Pick<TrackingConfig, 'DATABASE_URL'>): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.DATABASE_URL,
    applicationName: 'ducha-tracking',
    entities: [
      UnitRow,
      PostRow,
      ItemHeaderEntity,
      AssignmentEntity,
      AssignmentClockEntity,
      CalendarNoticeEntity,
      ProgressEntryEntity,
      ReviewEntity,
      AttachmentEntity,
      DeadlinePolicyEntity,
    ],
    migrations: [
      ...messagingMigrations,
      DirectoryTables1764000000002,
      AssignmentTables1764000000020,
      ProgressAndReviews1764000000021,
      AssignmentClocks1764000000022,
      Attachments1764000000023,
      DeadlinePolicies1764000000024,
      ClockMoments1764000000025,
      UnitsFoundById1764000000091,
    ],
    migrationsTransactionMode: 'each',
  };
}
