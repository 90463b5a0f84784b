import type { ClockKind } from '@ducha/contracts';

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
  | { kind: 'becameOverdue'; clock: ClockKind; dueAt: Date }
  | { kind: 'urged'; text: string }
  | { kind: 'extensionRequested'; reason: string; proposedDueAt: Date }
  | { kind: 'extensionDecided'; reason: string; isGranted: boolean; completionDueAt: Date }
  | { kind: 'unableRequested'; reason: string }
  | { kind: 'unableRefused'; reason: string }
  | { kind: 'suspended'; reason: string }
  | { kind: 'resumed'; reason: string };
