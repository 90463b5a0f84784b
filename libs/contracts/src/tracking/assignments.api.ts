import { z } from 'zod';
import { AssignmentRole, AssignmentStatus, ClockKind, ClockStep, CountedIn, StatusLamp } from '../codes.js';
import { Actor } from '../define-event.js';
import { ResponsiblePerson } from '../intake/item-events.v1.js';
import { Page, pageOf } from '../paging.js';
import { Id, Instant, UnitId } from '../scalars.js';
import { AssignmentFacts } from './assignment-events.v1.js';
import { Signature } from './assignment-handling.api.js';
import { AttachmentView } from './attachments.api.js';
import { PolicyReference } from './due-dates.api.js';

/** Last path segment of each command. */
export const assignmentActions = [
  'acknowledge',
  'decline',
  'overrule-decline',
  'cancel-declined',
  'cascade',
  'progress',
  'input',
  'submit',
  'return',
  'accept',
  'urge',
  'request-extension',
  'decide-extension',
  'request-unable',
  'decide-unable',
] as const;
export const AssignmentAction = z.enum(assignmentActions);
export type AssignmentAction = z.infer<typeof AssignmentAction>;

export const PendingRequestView = z.object({
  kind: z.enum(['EXTENSION', 'UNABLE']),
  reason: z.string(),
  requestedAt: Instant,
  proposedDueAt: Instant.nullable(),
});

/** One assignment as commands answer it. */
export const AssignmentView = AssignmentFacts.extend({
  version: z.int().positive(),
  issuingUnitId: UnitId,
  noticeNumber: z.string(),
  requirement: z.string(),
  responsiblePerson: ResponsiblePerson,
  percent: z.int().min(0).max(100).nullable(),
  isSuspended: z.boolean(),
  pendingRequest: PendingRequestView.nullable(),
  lamp: StatusLamp,
  /** One sentence saying why the lamp shows what it shows. */
  lampReason: z.string(),
  /** What the caller may do with it now. */
  allowedActions: z.array(AssignmentAction),
});
export type AssignmentView = z.infer<typeof AssignmentView>;

const UnitName = z.object({ id: UnitId, name: z.string(), shortName: z.string() });

export const AssignmentListRow = AssignmentView.extend({ unit: UnitName, dispatcherUnit: UnitName });
export type AssignmentListRow = z.infer<typeof AssignmentListRow>;
export const AssignmentList = pageOf(AssignmentListRow);
export type AssignmentList = z.infer<typeof AssignmentList>;

export const ProgressEntryView = z.object({
  id: Id,
  kind: z.enum(['PROGRESS', 'INPUT', 'COMPLETION']),
  text: z.string(),
  percent: z.int().nullable(),
  blockers: z.string().nullable(),
  signedBy: Signature.nullable(),
  missingInputReason: z.string().nullable(),
  attachments: z.array(AttachmentView),
  enteredBy: z.object({ personName: z.string(), unitId: UnitId }),
  /** A township entered it for its village. */
  isProxyEntry: z.boolean(),
  enteredAt: Instant,
});
export type ProgressEntryView = z.infer<typeof ProgressEntryView>;

export const ReviewOutcome = z.enum([
  'RETURNED',
  'ACCEPTED',
  'EXTENSION_GRANTED',
  'EXTENSION_REFUSED',
  'UNABLE_GRANTED',
  'UNABLE_REFUSED',
]);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

export const ReviewView = z.object({
  id: Id,
  outcome: ReviewOutcome,
  reason: z.string().nullable(),
  dueAt: Instant.nullable(),
  reviewedBy: z.object({ personName: z.string(), unitId: UnitId }),
  reviewedAt: Instant,
});
export type ReviewView = z.infer<typeof ReviewView>;

const Summary = z.object({
  id: Id,
  role: AssignmentRole,
  unit: UnitName,
  task: z.string(),
  status: AssignmentStatus,
  lamp: StatusLamp,
  percent: z.int().nullable(),
  completionDueAt: Instant,
  isOverdue: z.boolean(),
});
export type AssignmentSummary = z.infer<typeof Summary>;

export const ClockState = z.enum(['RUNNING', 'PAUSED', 'STOPPED']);
export type ClockState = z.infer<typeof ClockState>;

/** One clock of an assignment (时限). */
export const ClockView = z.object({
  kind: ClockKind,
  /** STOPPED: what it waits for was given, or is no longer expected. */
  state: ClockState,
  startedAt: Instant,
  dueAt: Instant,
  countedIn: CountedIn,
  /** The date first given; a pause, an extension, a return or a new calendar moves `dueAt` only. */
  originalDueAt: Instant,
  stoppedAt: Instant.nullable(),
  pausedSince: Instant.nullable(),
  /** The date of the earliest period that ended without a report and is still without one; recurring reports only. */
  missedAt: Instant.nullable(),
  /** The date was written on the document; otherwise it was counted by the policy. */
  isStated: z.boolean(),
  isProvisional: z.boolean(),
  /** The version the clock was started with; null where no rule speaks of it. */
  policy: PolicyReference.nullable(),
  explanation: z.string(),
  /** From here on the lamp is yellow for this clock, and the rule that says so. */
  warnAt: Instant.nullable(),
  warning: PolicyReference.pick({ id: true, version: true, title: true, document: true, clause: true }).nullable(),
  /** Reminders, the date and the steps after it, earliest first. `isSuggestion`: people decide whether it is taken. */
  moments: z.array(z.object({ at: Instant, step: ClockStep, isOver: z.boolean(), isSuggestion: z.boolean() })),
});
export type ClockView = z.infer<typeof ClockView>;

export const AssignmentDetail = AssignmentListRow.extend({
  progress: z.array(ProgressEntryView),
  /** Input of the support units of this lead. */
  supportInputs: z.array(
    z.object({ assignmentId: Id, unit: UnitName, status: AssignmentStatus, inputs: z.array(ProgressEntryView) }),
  ),
  children: z.array(Summary),
  reviews: z.array(ReviewView),
  clocks: z.array(ClockView),
});
export type AssignmentDetail = z.infer<typeof AssignmentDetail>;

/** A cascade answers the assignment and the new ones below it. */
export const CascadeResult = AssignmentView.extend({ children: z.array(AssignmentView) });
export type CascadeResult = z.infer<typeof CascadeResult>;

export const AssignmentTreeNode = Summary.extend({
  parentId: Id.nullable(),
  leadAssignmentId: Id.nullable(),
  /** True for a node the caller may not open: it only shows the way up. */
  isAncestor: z.boolean(),
  get children(): z.ZodArray<typeof AssignmentTreeNode> {
    return z.array(AssignmentTreeNode);
  },
}).meta({ id: 'AssignmentTreeNode' });
export type AssignmentTreeNode = z.infer<typeof AssignmentTreeNode>;
export const AssignmentTree = z.object({
  itemId: Id,
  itemNo: z.string(),
  itemTitle: z.string(),
  roots: z.array(AssignmentTreeNode),
});
export type AssignmentTree = z.infer<typeof AssignmentTree>;

/** What happened to one assignment, oldest first; the event's own words (`reason`, `text`, `dueAt` …) stand in `details`. */
export const AssignmentTimeline = z.object({
  rows: z.array(
    z.object({
      type: z.string(),
      version: z.int(),
      occurredAt: Instant,
      actor: Actor.nullable(),
      isProxyEntry: z.boolean(),
      status: AssignmentStatus,
      reason: z.string().nullable(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type AssignmentTimeline = z.infer<typeof AssignmentTimeline>;

/** `?status=IN_PROGRESS,RETURNED`: any of the listed values. */
const listed = z
  .string()
  .max(200)
  .transform((text) => text.split(','));

export const AssignmentQuery = z.strictObject({
  ...Page.shape,
  /**
   * HANDLING: held by the caller's unit (a township: also by its villages). DISPATCHED: dispatched by it.
   * REVIEW: dispatched by it and waiting for its decision. Without: everything in the caller's jurisdiction.
   */
  mine: z.enum(['HANDLING', 'DISPATCHED', 'REVIEW']).optional(),
  status: listed.pipe(z.array(AssignmentStatus)).optional(),
  lamp: listed.pipe(z.array(StatusLamp)).optional(),
  role: AssignmentRole.optional(),
  itemId: Id.optional(),
  unitId: UnitId.optional(),
});
export type AssignmentQuery = z.infer<typeof AssignmentQuery>;
