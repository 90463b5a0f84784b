import { z } from 'zod';
import { Instant } from '../scalars.js';

const reason = z.string().trim().min(1).max(500);
const text = z.string().trim().min(1).max(4000);

/** Commands of the dispatcher (交办单位), `POST /api/tracking/assignments/:id/<command>`. */
export const OverruleDecline = z.strictObject({ reason });
export type OverruleDecline = z.infer<typeof OverruleDecline>;

export const CancelDeclined = z.strictObject({ reason });
export type CancelDeclined = z.infer<typeof CancelDeclined>;

/** Without a date the unit gets back the time its report lay under review. */
export const ReturnCompletion = z.strictObject({ reason, completionDueAt: Instant.nullish() });
export type ReturnCompletion = z.infer<typeof ReturnCompletion>;

export const AcceptCompletion = z.strictObject({ opinion: text.nullish() });
export type AcceptCompletion = z.infer<typeof AcceptCompletion>;

export const UrgeAssignment = z.strictObject({ text: reason });
export type UrgeAssignment = z.infer<typeof UrgeAssignment>;

/** `dueAt` only with a grant; default: the date that was asked for. */
export const DecideExtension = z.discriminatedUnion('isGranted', [
  z.strictObject({ isGranted: z.literal(true), reason, dueAt: Instant.nullish() }),
  z.strictObject({ isGranted: z.literal(false), reason }),
]);
export type DecideExtension = z.infer<typeof DecideExtension>;

export const DecideUnable = z.strictObject({ isGranted: z.boolean(), reason });
export type DecideUnable = z.infer<typeof DecideUnable>;
