import { z } from 'zod';
import {
  AssignmentRole,
  AssignmentStatus,
  ClockKind,
  ContentCategory,
  CountedIn,
  Disclosure,
  EscalationStep,
  SourceKind,
  TaskClock,
  Urgency,
} from '../codes.js';
import { defineEvent } from '../define-event.js';
import { Id, Instant, UnitId, UnitPath } from '../scalars.js';

/** The state of an assignment after the event it travels with. */
export const AssignmentFacts = z.object({
  id: Id,
  itemId: Id,
  itemNo: z.string(),
  itemTitle: z.string(),
  sourceKind: SourceKind,
  contentCategory: ContentCategory,
  urgency: Urgency,
  disclosure: Disclosure,
  /** The assignment this one was cascaded from; null where the supervision office dispatched it. */
  parentId: Id.nullable(),
  leadAssignmentId: Id.nullable(),
  role: AssignmentRole,
  unitId: UnitId,
  unitPath: UnitPath,
  /** The unit that dispatched the assignment and reviews its completion. */
  dispatcherUnitId: UnitId,
  /** The unit that issued the item, also for cascaded assignments. */
  issuingUnitId: UnitId.optional(),
  task: z.string(),
  responsibleName: z.string(),
  status: AssignmentStatus,
  deliveredAt: Instant,
  acknowledgedAt: Instant.nullable(),
  firstReportedAt: Instant.nullable(),
  submittedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  reportDueAt: Instant,
  completionDueAt: Instant,
  /** The completion date first given; never changes. */
  originalCompletionDueAt: Instant,
  /** What the lamp is measured against: the report date until the first report, then the completion date. */
  nextDueAt: Instant,
  /** What is left until `nextDueAt`, or over it, is counted in these. Without: in days of the calendar. */
  nextDueCountedIn: CountedIn.optional(),
  /** From here on the lamp is yellow. */
  warnAt: Instant,
  /** Since when the clock stands still (submitted, input given, suspended, closed); null while it runs. */
  clockStoppedAt: Instant.nullable(),
  /** Set once the completion date has passed without a submission; stays after a late completion (逾期办结). */
  isOverdue: z.boolean(),
  returnCount: z.int().nonnegative(),
  urgeCount: z.int().nonnegative(),
});
export type AssignmentFacts = z.infer<typeof AssignmentFacts>;

const facts: AssignmentFacts = {
  id: '0198c0de-0000-7000-8000-0000000000b1',
  itemId: '0198c0de-0000-7000-8000-0000000000a1',
  itemNo: '150000-2026-LI-000007',
  itemTitle: '推进草原防火物资储备库建设',
  sourceKind: 'LEADER_INSTRUCTION',
  contentCategory: 'KEY_WORK',
  urgency: 'NORMAL',
  disclosure: 'INTERNAL',
  parentId: null,
  leadAssignmentId: null,
  role: 'LEAD',
  unitId: '152900000000',
  unitPath: '150000000000.152900000000',
  dispatcherUnitId: '150000000000',
  task: '建成并投用储备库',
  responsibleName: '乌兰',
  status: 'IN_PROGRESS',
  deliveredAt: '2026-03-03T03:00:00.000Z',
  acknowledgedAt: '2026-03-03T06:00:00.000Z',
  firstReportedAt: null,
  submittedAt: null,
  closedAt: null,
  reportDueAt: '2026-03-20T16:00:00.000Z',
  completionDueAt: '2026-04-20T16:00:00.000Z',
  originalCompletionDueAt: '2026-04-20T16:00:00.000Z',
  nextDueAt: '2026-03-20T16:00:00.000Z',
  nextDueCountedIn: 'CALENDAR_DAYS',
  warnAt: '2026-03-17T16:00:00.000Z',
  clockStoppedAt: null,
  isOverdue: false,
  returnCount: 0,
  urgeCount: 0,
};

const assignmentEvent = <S extends z.ZodRawShape>(
  name: string,
  status: AssignmentStatus,
  summary: string,
  extra: S,
  extraExample: Record<string, unknown> = {},
) =>
  defineEvent({
    context: 'tracking',
    aggregateType: 'assignment',
    name,
    version: 1,
    summary,
    schema: z.object({ assignment: AssignmentFacts, ...extra }),
    example: { assignment: { ...facts, status }, ...extraExample } as never,
  });

const reason = { reason: z.string() };
const text = { text: z.string() };

export const AssignmentDispatchedV1 = assignmentEvent(
  'dispatched',
  'PENDING_ACK',
  'The assignment was delivered to the handling unit, from the office or cascaded from an upper assignment.',
  {},
);
export const AssignmentAcknowledgedV1 = assignmentEvent(
  'acknowledged',
  'IN_PROGRESS',
  'The handling unit acknowledged (签收).',
  {},
);
export const AssignmentDeclinedV1 = assignmentEvent(
  'declined',
  'DECLINED',
  'The handling unit declined with a reason (拒签).',
  reason,
  { reason: '职责不属我单位' },
);
export const AssignmentDeclineOverruledV1 = assignmentEvent(
  'decline-overruled',
  'PENDING_ACK',
  'The dispatcher insists on the assignment.',
  reason,
  { reason: '经分管领导协调，仍由你单位承办' },
);
export const AssignmentProgressReportedV1 = assignmentEvent(
  'progress-reported',
  'IN_PROGRESS',
  'A progress report was entered.',
  { ...text, percent: z.int().min(0).max(100) },
  { text: '主体完工', percent: 60 },
);
export const AssignmentInputGivenV1 = assignmentEvent(
  'input-given',
  'INPUT_GIVEN',
  'The support unit gave its input to the lead unit.',
  text,
  { text: '资金已下达' },
);
export const AssignmentSubmittedV1 = assignmentEvent(
  'submitted',
  'SUBMITTED',
  'The completion report was submitted for review.',
  text,
  { text: '储备库已投用' },
);
export const AssignmentReturnedV1 = assignmentEvent(
  'returned',
  'RETURNED',
  'The reviewer returned the completion for rework (退回重办).',
  reason,
  { reason: '缺少验收材料' },
);
export const AssignmentAcceptedV1 = assignmentEvent(
  'accepted',
  'COMPLETED',
  'The reviewer accepted the completion (办结).',
  {},
);
export const AssignmentClosedUnableV1 = assignmentEvent(
  'closed-unable',
  'CLOSED_UNABLE',
  'The assignment was closed because conditions are not given.',
  reason,
  { reason: '选址不具备条件' },
);
export const AssignmentCancelledV1 = assignmentEvent(
  'cancelled',
  'CANCELLED',
  'The assignment was cancelled: the item was revoked, the task was re-assigned or its lead closed.',
  reason,
  { reason: '立项已撤销' },
);
export const AssignmentBecameOverdueV1 = assignmentEvent(
  'became-overdue',
  'IN_PROGRESS',
  'A due date passed unmet.',
  { clock: TaskClock, dueAt: Instant },
  { clock: 'COMPLETION', dueAt: '2026-04-20T16:00:00.000Z' },
);
/** `clock` has the due date `dueAt`; `momentAt` is when the moment was due, which an outage does not change. */
const moment = { clock: ClockKind, dueAt: Instant, momentAt: Instant };
const momentExample = { clock: 'COMPLETION', dueAt: '2026-04-20T16:00:00.000Z' };

export const AssignmentRemindedV1 = assignmentEvent(
  'reminded',
  'IN_PROGRESS',
  'A due date is near: who has to act is reminded.',
  moment,
  { ...momentExample, momentAt: '2026-04-15T16:00:00.000Z' },
);
export const AssignmentEscalatedV1 = assignmentEvent(
  'escalated',
  'IN_PROGRESS',
  'A due date was missed for so long that the next step is due; a suggestion waits for the decision of people.',
  { ...moment, step: EscalationStep, isSuggestion: z.boolean() },
  { ...momentExample, momentAt: '2026-04-23T16:00:00.000Z', step: 'BLUE_NOTICE', isSuggestion: false },
);
export const AssignmentReportMissedV1 = assignmentEvent(
  'report-missed',
  'IN_PROGRESS',
  'A period of a recurring report ended without one.',
  { dueAt: Instant },
  { dueAt: '2026-03-27T16:00:00.000Z' },
);
export const AssignmentDeadlinePassedV1 = assignmentEvent(
  'deadline-passed',
  'PENDING_ACK',
  'An acknowledgement, a decision on an extension or a review did not come in time.',
  { clock: ClockKind.extract(['ACKNOWLEDGE', 'EXTENSION_DECISION', 'REVIEW']), dueAt: Instant },
  { clock: 'ACKNOWLEDGE', dueAt: '2026-03-05T16:00:00.000Z' },
);
export const AssignmentDeadlinesRecalculatedV1 = assignmentEvent(
  'deadlines-recalculated',
  'IN_PROGRESS',
  'A holiday notice was published; provisional due dates and reminders were counted again.',
  { document: z.string(), moved: z.array(z.object({ clock: ClockKind, before: Instant, after: Instant })) },
  {
    document: '国务院办公厅关于2027年部分节假日安排的通知',
    moved: [{ clock: 'REVIEW', before: '2027-01-04T16:00:00.000Z', after: '2027-01-05T16:00:00.000Z' }],
  },
);
export const AssignmentUrgedV1 = assignmentEvent(
  'urged',
  'IN_PROGRESS',
  'The dispatcher urged the handling unit (催办).',
  text,
  { text: '请于本周内反馈' },
);
export const AssignmentExtensionRequestedV1 = assignmentEvent(
  'extension-requested',
  'IN_PROGRESS',
  'The handling unit asked for a later completion date.',
  { ...reason, proposedDueAt: Instant },
  { reason: '冻土期无法施工', proposedDueAt: '2026-05-20T16:00:00.000Z' },
);
export const AssignmentExtensionDecidedV1 = assignmentEvent(
  'extension-decided',
  'IN_PROGRESS',
  'The dispatcher granted or refused the extension.',
  { ...reason, isGranted: z.boolean() },
  { reason: '同意延期', isGranted: true },
);
export const AssignmentUnableRequestedV1 = assignmentEvent(
  'unable-requested',
  'IN_PROGRESS',
  'The handling unit reported that conditions are not given.',
  reason,
  { reason: '选址不具备条件' },
);
export const AssignmentUnableRefusedV1 = assignmentEvent(
  'unable-refused',
  'IN_PROGRESS',
  'The dispatcher refused to close the assignment as unable.',
  reason,
  { reason: '请另行选址' },
);
export const AssignmentSuspendedV1 = assignmentEvent(
  'suspended',
  'IN_PROGRESS',
  'The item was suspended; the clocks of the assignment stand still.',
  reason,
  { reason: '等待上级政策' },
);
export const AssignmentResumedV1 = assignmentEvent(
  'resumed',
  'IN_PROGRESS',
  'The item was resumed; due dates moved by the time it stood still.',
  reason,
  { reason: '政策已明确' },
);
