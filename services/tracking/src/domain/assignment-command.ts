import type { ClockKind } from '@ducha/contracts';
import type { Clock } from './clock.js';

/** 报告须经主要领导签发或加盖单位公章 (S0 四(一)). */
export type Signature = { kind: 'PRINCIPAL_LEADER'; name: string } | { kind: 'OFFICIAL_SEAL' };

export type AssignmentCommand =
  | { kind: 'acknowledge' }
  | { kind: 'decline'; reason: string }
  | { kind: 'overruleDecline'; reason: string }
  | { kind: 'cancelDeclined'; reason: string }
  | { kind: 'reportProgress'; text: string; percent: number }
  | { kind: 'giveInput'; text: string }
  | {
      kind: 'submit';
      text: string;
      signedBy: Signature;
      submittedBy: string;
      /** Support assignments of this lead that have neither given input nor been closed. */
      missingInputs: number;
      missingInputReason: string | null;
    }
  | { kind: 'return'; reason: string; completionDueAt: Date | null }
  | { kind: 'accept'; reviewedBy: string; openChildren: number }
  | { kind: 'requestExtension'; reason: string; proposedDueAt: Date }
  | {
      kind: 'decideExtension';
      isGranted: boolean;
      reason: string;
      dueAt: Date | null;
      /** Completion date of the assignment this one was cascaded from; null where there is none. */
      latestDueAt: Date | null;
    }
  | { kind: 'requestUnable'; reason: string }
  | { kind: 'decideUnable'; isGranted: boolean; reason: string }
  | { kind: 'urge'; text: string }
  | { kind: 'suspend'; reason: string }
  | { kind: 'resume'; reason: string }
  | { kind: 'cancel'; reason: string }
  | { kind: 'completeWithLead' }
  | { kind: 'passMoment'; clock: ClockKind }
  | { kind: 'recalculate'; document: string; clocks: readonly Clock[] };

/** `cascade` makes other assignments and leaves this one as it is, so it has a permission but no event. */
export type CommandKind = AssignmentCommand['kind'] | 'cascade';
