import type { ClockKind, EscalationStep, TaskClock } from '@ducha/contracts';
import type { Clock } from './clock.js';

/** What a command led to; `evolve` applies it, the service publishes it. */
export type AssignmentEvent =
  | { kind: 'acknowledged' }
  | { kind: 'declined'; reason: string }
  | { kind: 'declineOverruled'; reason: string }
  | { kind: 'progressReported'; text: string; percent: number }
  | { kind: 'inputGiven'; text: string }
  | { kind: 'submitted'; text: string; submittedBy: string }
  | { kind: 'returned'; reason: string; completionDueAt: Date }
  | { kind: 'accepted' }
  | { kind: 'closedUnable'; reason: string }
  | { kind: 'cancelled'; reason: string }
  /** `momentOf`: a moment of that clock fired. */
  | { kind: 'reminded'; momentOf: ClockKind; dueAt: Date; momentAt: Date }
  | { kind: 'becameOverdue'; momentOf: TaskClock; dueAt: Date }
  | { kind: 'reportMissed'; momentOf: 'RECURRING_REPORT'; dueAt: Date }
  | { kind: 'deadlinePassed'; momentOf: 'ACKNOWLEDGE' | 'EXTENSION_DECISION' | 'REVIEW'; dueAt: Date }
  | {
      kind: 'escalated';
      momentOf: ClockKind;
      step: EscalationStep;
      dueAt: Date;
      momentAt: Date;
      isSuggestion: boolean;
    }
  /** `clocks`: all of them, as the new calendar counts them. */
  | {
      kind: 'deadlinesRecalculated';
      document: string;
      clocks: readonly Clock[];
      moved: readonly { clock: ClockKind; before: Date; after: Date }[];
    }
  | { kind: 'urged'; text: string }
  | { kind: 'extensionRequested'; reason: string; proposedDueAt: Date }
  | { kind: 'extensionDecided'; reason: string; isGranted: boolean; completionDueAt: Date }
  | { kind: 'unableRequested'; reason: string }
  | { kind: 'unableRefused'; reason: string }
  | { kind: 'suspended'; reason: string }
  | { kind: 'resumed'; reason: string };
