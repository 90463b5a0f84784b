import {
  AssignmentAcceptedV1,
  AssignmentAcknowledgedV1,
  AssignmentCancelledV1,
  AssignmentClosedUnableV1,
  AssignmentDeclinedV1,
  AssignmentDeclineOverruledV1,
  AssignmentDispatchedV1,
  AssignmentInputGivenV1,
  AssignmentReturnedV1,
  AssignmentSubmittedV1,
  type AssignmentFacts,
  type EventEnvelope,
} from '@ducha/contracts';
import { EventFolds } from '@ducha/messaging';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AssignmentStatusService, type ReportedStatus } from './assignment-status.service.js';

/** The events of `tracking` that change an assignment's status; the others leave the item where it is. */
const statusEvents = [
  AssignmentDispatchedV1,
  AssignmentAcknowledgedV1,
  AssignmentDeclinedV1,
  AssignmentDeclineOverruledV1,
  AssignmentInputGivenV1,
  AssignmentSubmittedV1,
  AssignmentReturnedV1,
  AssignmentAcceptedV1,
  AssignmentCancelledV1,
  AssignmentClosedUnableV1,
];

/** Takes them in batches: most events of the platform come through here. */
@Injectable()
export class AssignmentStatusConsumer implements OnModuleInit {
  constructor(
    private readonly folds: EventFolds,
    private readonly statuses: AssignmentStatusService,
  ) {}

  onModuleInit(): void {
    const types = statusEvents.map(({ type }) => type);
    this.folds.register(types, (tx, events) => this.statuses.follow(tx, events.map(reportedIn)));
  }
}

function reportedIn(event: EventEnvelope): ReportedStatus {
  const { assignment, reason } = event.data as { assignment: AssignmentFacts; reason?: string };
  return {
    event,
    assignment,
    version: event.aggregateVersion,
    closeReason: event.type === AssignmentClosedUnableV1.type ? (reason ?? null) : null,
    isDispatch: event.type === AssignmentDispatchedV1.type,
  };
}
