import { z } from 'zod';
import {
  AssignmentStatus,
  ContentCategory,
  Disclosure,
  InitiationBasis,
  ItemStatus,
  SourceKind,
  Urgency,
} from '../codes.js';
import { Actor } from '../define-event.js';
import { Page, pageOf } from '../paging.js';
import { Day, Id, Instant, UnitId } from '../scalars.js';
import { ResponsiblePerson } from './item-events.v1.js';
import { UnitName } from './units.api.js';

const text = (maximum: number) => z.string().trim().min(1).max(maximum);
/** Dates a database and a desk calendar both know. */
const isOrdinary = (value: string): boolean => value >= '1990' && value < '2200';
const dueAt = Instant.refine(isOrdinary);
const reason = text(500);

const source = z.strictObject({
  kind: SourceKind,
  documentNo: text(100).optional(),
  issuedBy: text(100).optional(),
  receivedOn: Day.refine(isOrdinary).optional(),
  /** The sentence of the source document the item answers to. */
  sentence: text(1000).optional(),
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
});

const matter = {
  title: text(200),
  content: text(4000),
  source,
  contentCategory: ContentCategory,
  urgency: Urgency,
  disclosure: Disclosure,
  /** True is refused: state secrets are not handled on this platform (保密法实施条例 第四十一条). */
  containsStateSecret: z.boolean(),
  handlingProposal: text(4000).optional(),
  initiationBasis: z.strictObject({ kind: InitiationBasis, reference: text(500) }).optional(),
  reportDueAt: dueAt.optional(),
  completionDueAt: dueAt.optional(),
};

/** `POST /items`. */
export const RecordItemBody = z.strictObject(matter);
export type RecordItemBody = z.infer<typeof RecordItemBody>;

/** `PATCH /items/:id`: what is given replaces what was there, and null clears what may be left out. */
export const ReviseItemBody = z
  .strictObject({
    ...matter,
    source: z.strictObject({
      kind: SourceKind,
      documentNo: source.shape.documentNo.nullable(),
      issuedBy: source.shape.issuedBy.nullable(),
      receivedOn: source.shape.receivedOn.nullable(),
      sentence: source.shape.sentence.nullable(),
      link: source.shape.link.nullable(),
    }),
    handlingProposal: matter.handlingProposal.nullable(),
    initiationBasis: matter.initiationBasis.nullable(),
    reportDueAt: matter.reportDueAt.nullable(),
    completionDueAt: matter.completionDueAt.nullable(),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0);
export type ReviseItemBody = z.infer<typeof ReviseItemBody>;

/** Commands that say nothing more than their name: submit, archive. */
export const ItemNoDetailsBody = z.strictObject({});
export const ApproveItemBody = z.strictObject({ opinion: text(500).optional() });
export type ApproveItemBody = z.infer<typeof ApproveItemBody>;
/** Body of reject, transfer, file, suspend, resume, revoke. */
export const ItemReasonBody = z.strictObject({ reason });
export type ItemReasonBody = z.infer<typeof ItemReasonBody>;
export const DispatchItemBody = z.strictObject({ requirement: text(4000) });
export type DispatchItemBody = z.infer<typeof DispatchItemBody>;
export const ReopenItemBody = z.strictObject({
  reason,
  requirement: text(4000),
  reportDueAt: dueAt,
  completionDueAt: dueAt,
});
export type ReopenItemBody = z.infer<typeof ReopenItemBody>;

const task = {
  unitId: UnitId,
  task: text(4000),
  responsiblePerson: z.strictObject({ name: text(50), title: text(100), phone: text(30).optional() }),
  /** Both default to the lead's, then to the item's dates. */
  reportDueAt: dueAt.optional(),
  completionDueAt: dueAt.optional(),
};
/** `POST /items/:id/reassign`: another unit takes over a task that was taken back (拒签收回后另行交办). */
export const ReassignItemBody = z.strictObject({
  /** The task taken back. */
  assignmentId: Id,
  reason,
  ...task,
});
export type ReassignItemBody = z.infer<typeof ReassignItemBody>;
export const DecomposeItemBody = z.strictObject({
  leads: z
    .array(z.strictObject({ ...task, supports: z.array(z.strictObject(task)).max(100).optional() }))
    .min(1)
    .max(200),
});
export type DecomposeItemBody = z.infer<typeof DecomposeItemBody>;

export const itemActions = [
  'revise',
  'submit',
  'transfer',
  'file',
  'approve',
  'reject',
  'decompose',
  'dispatch',
  'reassign',
  'suspend',
  'resume',
  'revoke',
  'reopen',
  'archive',
] as const;
export const ItemAction = z.enum(itemActions);
export type ItemAction = z.infer<typeof ItemAction>;

/** `GET /items`. */
export const ItemsQuery = z.strictObject({
  ...Page.shape,
  /** `?status=DRAFT,PENDING_APPROVAL`: any of the listed states. */
  status: z
    .string()
    .max(300)
    .transform((list) => list.split(','))
    .pipe(z.array(ItemStatus))
    .optional(),
  /** Part of the title or of the item number. */
  query: text(100).optional(),
  sourceKind: SourceKind.optional(),
  sort: z.enum(['-createdAt', 'createdAt', 'completionDueAt']).default('-createdAt'),
});
export type ItemsQuery = z.infer<typeof ItemsQuery>;

/** An item as one row of a list. */
export const ItemSummary = z.object({
  id: Id,
  version: z.int().positive(),
  status: ItemStatus,
  itemNo: z.string().nullable(),
  title: z.string(),
  sourceKind: SourceKind,
  contentCategory: ContentCategory,
  urgency: Urgency,
  disclosure: Disclosure,
  /** The government whose supervision office keeps the item. */
  issuingUnit: UnitName,
  reportDueAt: Instant.nullable(),
  completionDueAt: Instant.nullable(),
  createdAt: Instant,
  registeredAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  reopenCount: z.int().nonnegative(),
});
export type ItemSummary = z.infer<typeof ItemSummary>;
export const ItemPage = pageOf(ItemSummary);
export type ItemPage = z.infer<typeof ItemPage>;

const Person = z.object({ personId: z.string(), personName: z.string() });

export const TaskView = z.object({
  assignmentId: Id,
  unit: UnitName,
  task: z.string(),
  responsiblePerson: ResponsiblePerson,
  reportDueAt: Instant,
  completionDueAt: Instant,
  /** The unit lies more than one level below the issuing government (第五条). */
  skipsLevel: z.boolean(),
  /** As `tracking` last reported it; null before it has. */
  status: AssignmentStatus.nullable(),
});
export type TaskView = z.infer<typeof TaskView>;
export const LeadView = TaskView.extend({ supports: z.array(TaskView) });
export type LeadView = z.infer<typeof LeadView>;

/** `GET /items/:id`, and the answer of every command. */
export const ItemView = ItemSummary.extend({
  content: z.string(),
  source: z.object({
    kind: SourceKind,
    documentNo: z.string().nullable(),
    issuedBy: z.string().nullable(),
    receivedOn: Day.nullable(),
    sentence: z.string().nullable(),
    link: z.string().nullable(),
  }),
  handlingProposal: z.string().nullable(),
  initiationBasis: z.object({ kind: InitiationBasis, reference: z.string() }).nullable(),
  recordedBy: Person,
  approval: z.object({ approvedBy: Person, approvedAt: Instant, opinion: z.string().nullable() }).nullable(),
  /** The supervision notice last issued. */
  notice: z.object({ number: z.string(), requirement: z.string(), issuedAt: Instant }).nullable(),
  /** Where the item was before it was suspended. */
  previousStatus: ItemStatus.nullable(),
  /** The breakdown in force; after a reopening that of the new round. */
  decomposition: z.object({ leads: z.array(LeadView), skipsLevel: z.boolean() }).nullable(),
  /** What the caller may do now, by status and post. */
  allowedActions: z.array(ItemAction),
});
export type ItemView = z.infer<typeof ItemView>;

/** `GET /items/:id/events`, oldest first. */
export const ItemTimeline = z.array(
  z.object({
    type: z.string(),
    version: z.int().positive(),
    occurredAt: Instant,
    actor: Actor.nullable(),
    reason: z.string().optional(),
    noticeNumber: z.string().optional(),
    requirement: z.string().optional(),
  }),
);
export type ItemTimeline = z.infer<typeof ItemTimeline>;
