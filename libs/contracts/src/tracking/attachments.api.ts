import { z } from 'zod';
import { Id } from '../scalars.js';

/** Largest file that is taken, in bytes. */
export const attachmentLimitBytes = 5 * 1024 * 1024;
/** How many files one report may carry. */
export const attachmentsPerReport = 9;

/** What is taken as evidence. The bytes decide, not the name and not what the sender says. */
export const attachmentTypes = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/heic',
  'application/pdf',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
] as const;
export const AttachmentType = z.enum(attachmentTypes);
export type AttachmentType = z.infer<typeof AttachmentType>;

/**
 * `POST /api/tracking/assignments/:id/attachments`: the file itself is the body, with its content type and the header
 * `x-file-name`, the name URI-encoded (`encodeURIComponent`). The answer's id goes into `attachmentIds` of the report.
 */
export const AttachmentView = z.object({
  id: Id,
  name: z.string(),
  /** Bytes. */
  size: z.int().positive(),
  contentType: AttachmentType,
  /** Of the content, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AttachmentView = z.infer<typeof AttachmentView>;

/** Files of a report, in the order in which they are to be shown. Each was uploaded to the same assignment by the same person. */
export const AttachmentIds = z
  .array(Id)
  .max(attachmentsPerReport)
  .refine((ids) => new Set(ids).size === ids.length)
  .optional();
