import type { ItemStatus, PlannedAssignment } from '@ducha/contracts';
import type { ItemIn, MatterText, PersonRef } from './item.js';

/** From which statuses each command is possible. Whatever is not named here is refused. */
export const allowedFrom = {
  revise: ['DRAFT'],
  submit: ['DRAFT'],
  transfer: ['DRAFT'],
  file: ['DRAFT'],
  approve: ['PENDING_APPROVAL'],
  reject: ['PENDING_APPROVAL'],
  decompose: ['REGISTERED'],
  dispatch: ['REGISTERED'],
  reassign: ['DISPATCHED', 'IN_PROGRESS', 'UNDER_REVIEW'],
  suspend: ['REGISTERED', 'DISPATCHED', 'IN_PROGRESS'],
  resume: ['SUSPENDED'],
  revoke: [
    'DRAFT',
    'PENDING_APPROVAL',
    'REGISTERED',
    'DISPATCHED',
    'IN_PROGRESS',
    'UNDER_REVIEW',
    'SUSPENDED',
    'COMPLETED',
  ],
  reopen: ['COMPLETED'],
  archive: ['COMPLETED', 'CLOSED_UNABLE', 'REVOKED'],
} as const satisfies Record<string, readonly ItemStatus[]>;

export type ItemCommandName = keyof typeof allowedFrom;
export const itemCommandNames = Object.keys(allowedFrom) as ItemCommandName[];

/** An item in a status from which the command `C` is possible. */
export type SourceOf<C extends ItemCommandName> = ItemIn<(typeof allowedFrom)[C][number]>;

export interface RecordItem extends MatterText {
  id: string;
  containsStateSecret: boolean;
  issuingUnitId: string;
  issuingUnitPath: string;
  recordedBy: PersonRef;
}

interface WithReason {
  reason: string;
}

interface CommandBodies {
  revise: { changes: Partial<MatterText>; containsStateSecret?: boolean };
  submit: unknown;
  transfer: WithReason;
  file: WithReason;
  approve: { by: PersonRef; itemNo: string; opinion: string | null };
  reject: WithReason;
  decompose: { assignments: PlannedAssignment[] };
  dispatch: { requirement: string; noticeNumber: string; assignments: PlannedAssignment[] };
  /** The new tasks, under the notice that was issued. */
  reassign: WithReason & { withdrawnAssignmentId: string; assignments: PlannedAssignment[] };
  suspend: WithReason;
  resume: WithReason;
  revoke: WithReason;
  reopen: WithReason & {
    requirement: string;
    noticeNumber: string;
    assignments: PlannedAssignment[];
    reportDueAt: Date;
    completionDueAt: Date;
  };
  archive: unknown;
}

export type ItemCommandOf<C extends ItemCommandName> = { [K in C]: { type: K } & CommandBodies[K] }[C];
export type ItemCommand = ItemCommandOf<ItemCommandName>;
