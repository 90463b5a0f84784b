import { z } from 'zod';
import { Id, Instant, UnitId } from '../scalars.js';
import { AttachmentIds } from './attachments.api.js';

const reason = z.string().trim().min(1).max(500);
const text = z.string().trim().min(1).max(4000);

/** Commands of the handling unit (承办单位), `POST /api/tracking/assignments/:id/<command>`. */
export const AcknowledgeAssignment = z.strictObject({});
export type AcknowledgeAssignment = z.infer<typeof AcknowledgeAssignment>;

export const DeclineAssignment = z.strictObject({ reason });
export type DeclineAssignment = z.infer<typeof DeclineAssignment>;

export const CascadeChild = z.strictObject({
  unitId: UnitId,
  task: text,
  responsiblePerson: z.strictObject({
    name: z.string().trim().min(1).max(100),
    title: z.string().trim().min(1).max(100),
    phone: z.string().trim().min(1).max(40).nullish(),
  }),
  /** Default: the dates of the assignment that is cascaded. */
  reportDueAt: Instant.nullish(),
  completionDueAt: Instant.nullish(),
});
export const CascadeAssignment = z.strictObject({ children: z.array(CascadeChild).min(1).max(200) });
export type CascadeAssignment = z.infer<typeof CascadeAssignment>;

export const ReportProgress = z.strictObject({
  text,
  percent: z.int().min(0).max(100),
  /** What stands in the way (困难和问题). */
  blockers: text.nullish(),
  attachmentIds: AttachmentIds,
});
export type ReportProgress = z.infer<typeof ReportProgress>;

export const GiveInput = z.strictObject({ text, attachmentIds: AttachmentIds });
export type GiveInput = z.infer<typeof GiveInput>;

/** 主要领导签发，或加盖单位公章. */
export const Signature = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('PRINCIPAL_LEADER'), name: z.string().trim().min(1).max(100) }),
  z.strictObject({ kind: z.literal('OFFICIAL_SEAL') }),
]);
export type Signature = z.infer<typeof Signature>;

export const SubmitCompletion = z.strictObject({
  text,
  signedBy: Signature,
  missingInputReason: reason.nullish(),
  attachmentIds: AttachmentIds,
});
export type SubmitCompletion = z.infer<typeof SubmitCompletion>;

export const RequestExtension = z.strictObject({ reason, proposedDueAt: Instant });
export type RequestExtension = z.infer<typeof RequestExtension>;

export const RequestUnable = z.strictObject({ reason });
export type RequestUnable = z.infer<typeof RequestUnable>;

export const AssignmentPath = z.strictObject({ id: Id });
