import { z } from 'zod';
import { StatusLamp } from '../codes.js';
import { Id, Instant, UnitId } from '../scalars.js';

/** In the order in which the inbox shows them. */
export const inboxGroupKinds = [
  'TO_ACKNOWLEDGE',
  'OVERDUE',
  'DUE_SOON',
  'RETURNED',
  'TO_REPORT',
  'TO_REVIEW',
  'TO_APPROVE',
  'TO_DISPATCH',
  'TO_DECOMPOSE',
  'DRAFTS',
  'DEDUCTIONS_TO_DECIDE',
] as const;
export const InboxGroupKind = z.enum(inboxGroupKinds);
export type InboxGroupKind = z.infer<typeof InboxGroupKind>;

export const InboxRow = z.object({
  kind: z.enum(['assignment', 'item', 'deduction']),
  id: Id,
  itemNo: z.string().nullable(),
  /** Title of the item, of a deduction too. */
  title: z.string(),
  /** Who handles the assignment, issues the item or bears the deduction. */
  unit: z.object({ id: UnitId, name: z.string() }),
  dueAt: Instant.nullable(),
  lamp: StatusLamp.nullable(),
  /** Since when it waits. */
  since: Instant,
});
export type InboxRow = z.infer<typeof InboxRow>;

/** `GET /inbox`: what waits for the caller's post. Only groups its role can act on are there, empty ones included. */
export const Inbox = z.object({
  groups: z.array(
    z.object({
      kind: InboxGroupKind,
      count: z.int().nonnegative(),
      /** The first five, what is due first in front. */
      rows: z.array(InboxRow),
      /** Opens exactly these rows: `ledger` with these query parameters. */
      link: z.object({
        ledger: z.enum(['assignments', 'items', 'deductions']),
        query: z.record(z.string(), z.string()),
      }),
    }),
  ),
  /** Distinct things: what stands in two groups, such as overdue and to be acknowledged, counts once. */
  total: z.int().nonnegative(),
  asOf: Instant,
});
export type Inbox = z.infer<typeof Inbox>;
