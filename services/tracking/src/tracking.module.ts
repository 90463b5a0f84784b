import { MessagingModule } from '@ducha/messaging';
import { DirectoryModule, messagingConnection } from '@ducha/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { AssignmentAccess } from './assignments/assignment-access.js';
import { AssignmentCommands } from './assignments/assignment-commands.js';
import { AssignmentDetailReadModel } from './assignments/assignment-detail.read-model.js';
import { AssignmentStore } from './assignments/assignment-store.js';
import { AssignmentTreeReadModel } from './assignments/assignment-tree.read-model.js';
import { AssignmentWriter } from './assignments/assignment-writer.js';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { AssignmentsReadModel } from './assignments/assignments.read-model.js';
import { CascadeService } from './assignments/cascade.service.js';
import { DispatchingController } from './assignments/dispatching.controller.js';
import { HandlingController } from './assignments/handling.controller.js';
import { ItemAssignmentsService } from './assignments/item-assignments.service.js';
import { ItemsConsumer } from './assignments/items.consumer.js';
import { AssignmentBatchesController } from './batches/assignment-batches.controller.js';
import { AssignmentBatchesService } from './batches/assignment-batches.service.js';
import { CalendarNoticesStore } from './calendar/calendar-notices.store.js';
import { Recalculation } from './calendar/recalculation.js';
import { WorkDaysController } from './calendar/work-days.controller.js';
import { ClockScanner } from './clocks/clock-scanner.js';
import { ClocksReadModel } from './clocks/clocks.read-model.js';
import { PendingMoments } from './clocks/pending-moments.js';
import { RuleBook } from './clocks/rule-book.js';
import { ScanGauge } from './clocks/scan-gauge.js';
import { TRACKING_CONFIG, type TrackingConfig } from './config.js';
import { AttachmentsController } from './evidence/attachments.controller.js';
import { AttachmentsService } from './evidence/attachments.service.js';
import { EvidenceStore } from './evidence/evidence-store.js';
import { EvidenceUpkeep } from './evidence/evidence-upkeep.js';
import { FileEvidenceStore } from './evidence/file-evidence-store.js';
import { DueDatesController } from './policies/due-dates.controller.js';
import { DueDatesService } from './policies/due-dates.service.js';
import { PoliciesStore } from './policies/policies.store.js';
import { ProgressController } from './progress/progress.controller.js';
import { ProgressService } from './progress/progress.service.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { ReviewsService } from './reviews/reviews.service.js';

/** Composition root. */
@Module({})
export class TrackingModule {
  static forRoot(config: TrackingConfig): DynamicModule {
    return {
      module: TrackingModule,
      imports: [
        MessagingModule.forRoot({
          service: 'tracking',
          publishes: 'tracking',
          subscribes: [{ context: 'intake', aggregates: ['units', 'posts', 'item'] }],
          // Assignments are tracking's own; only the copy of the organization can be made again from events.
          projectionTables: ['unit', 'post'],
          comparedTables: [{ table: 'assignment', aggregate: 'assignment', countedBy: 'status' }],
          ...messagingConnection(config),
        }),
        DirectoryModule.forRoot({ consumes: true }),
      ],
      controllers: [
        // Before the routes with an id, in whose place its fixed words stand.
        AssignmentBatchesController,
        AssignmentsController,
        HandlingController,
        ProgressController,
        DispatchingController,
        ReviewsController,
        AttachmentsController,
        DueDatesController,
        WorkDaysController,
        ItemsConsumer,
      ],
      providers: [
        { provide: TRACKING_CONFIG, useValue: config },
        { provide: EvidenceStore, useFactory: () => new FileEvidenceStore(config.EVIDENCE_DIR) },
        CalendarNoticesStore,
        RuleBook,
        Recalculation,
        PoliciesStore,
        DueDatesService,
        AttachmentsService,
        EvidenceUpkeep,
        AssignmentBatchesService,
        AssignmentStore,
        AssignmentWriter,
        AssignmentAccess,
        AssignmentCommands,
        CascadeService,
        ProgressService,
        ReviewsService,
        ItemAssignmentsService,
        AssignmentsReadModel,
        AssignmentDetailReadModel,
        AssignmentTreeReadModel,
        ClocksReadModel,
        PendingMoments,
        ClockScanner,
        ScanGauge,
      ],
    };
  }
}
