import { z } from 'zod';
import { EscalationStep, SourceKind, Urgency } from '../codes.js';
import { Day, Instant, UnitId } from '../scalars.js';

/** What a limit counts from. */
export const LimitStart = z.enum([
  'DOCUMENT_ISSUED',
  'DOCUMENT_RECEIVED',
  'MINUTES_ISSUED',
  'INSTRUCTION_RECEIVED',
  'DISPATCHED',
  'MEETING_HELD',
  'PATROL_ENDED',
  'INSPECTION_ENDED',
  'RECTIFICATION_DUE',
  'SENT_FOR_READING',
  'LEADER_LEFT',
  'DRAFTED',
  'READY_FOR_MEETING',
  'APPLICATION_ACCEPTED',
  'COMPLETION_DUE',
  'EXTENSION_REQUESTED',
  'COMPLETION_SUBMITTED',
  'PERIOD',
]);
export type LimitStart = z.infer<typeof LimitStart>;

/** `GET /api/tracking/due-dates`: what the policies in force say for a matter of this kind. */
export const DueDatesQuery = z.strictObject({
  sourceKind: SourceKind,
  urgency: Urgency,
  /** Whose policies apply; default: the unit the caller acts for. */
  unitId: UnitId.optional(),
  /** When the limit starts: the document was issued, the meeting was held. Default: now. */
  from: Instant.refine((value) => value >= '1990' && value < '2200').optional(),
});
export type DueDatesQuery = z.infer<typeof DueDatesQuery>;

/** The policy row an answer comes from. */
export const PolicyReference = z.object({
  /** Stable over its versions, such as `report.default`. */
  id: z.string(),
  version: z.int().positive(),
  title: z.string(),
  document: z.string(),
  clause: z.string(),
  /** The unit whose rule it is; it holds for everything below. */
  jurisdiction: z.object({ unitId: UnitId, name: z.string() }),
  validFrom: Day,
  /** One sentence: why this row and no other. */
  why: z.string(),
});
export type PolicyReference = z.infer<typeof PolicyReference>;

export const DueDate = z.object({
  /** Null where the rule sets no date: 随办随报, or the document's own date holds. */
  dueAt: Instant.nullable(),
  /** One sentence with the whole computation. */
  explanation: z.string(),
  /** The same step by step: start, days counted, holidays left out, make-up days counted, end. */
  steps: z.array(z.string()),
  /** The holiday notice of a year it touches is not published yet; the date may move. */
  isProvisional: z.boolean(),
  startEvent: LimitStart,
  policy: PolicyReference,
  /** When the handling unit is reminded, earliest first. */
  reminders: z.array(Instant),
  /** Steps after the date, earliest first. */
  escalation: z.array(z.object({ at: Instant, step: EscalationStep, action: z.string() })),
});
export type DueDate = z.infer<typeof DueDate>;

/** Null where no rule says anything for this kind of matter. */
export const DueDates = z.object({
  unitId: UnitId,
  sourceKind: SourceKind,
  urgency: Urgency,
  from: Instant,
  acknowledge: DueDate.nullable(),
  report: DueDate.nullable(),
  completion: DueDate.nullable(),
  /** How long the dispatcher may take to decide on an extension asked for at `from`, and to review a completion submitted then. */
  extensionDecision: DueDate.nullable(),
  review: DueDate.nullable(),
  /** Recurring reports after the first, each with its next date. */
  cycles: z.array(DueDate),
  /** A ladder of named limits from one start, such as 当天部署, 三日反馈, 一周落实. */
  stages: z.array(DueDate.extend({ name: z.string() })),
});
export type DueDates = z.infer<typeof DueDates>;
