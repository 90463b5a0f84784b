import type { ClockKind } from '@ducha/contracts';
import type { AssignmentEvent } from './assignment-event.js';
import type { Clock } from './clock.js';
import { isSuggestion, pendingMoment } from './clock.js';

/** What it means that the clock's next moment has come; null where none has. */
export function pastEvent(clocks: readonly Clock[], kind: ClockKind, now: Date): AssignmentEvent | null {
  const clock = clocks.find((each) => each.kind === kind);
  const moment = clock && pendingMoment(clock, now);
  if (!moment) return null;
  const { dueAt } = clock;
  const { at: momentAt, step } = moment;
  switch (step) {
    case 'REMIND':
      return { kind: 'reminded', momentOf: kind, dueAt, momentAt };
    case 'DUE':
      return missed(kind, dueAt);
    default:
      return { kind: 'escalated', momentOf: kind, step, dueAt, momentAt, isSuggestion: isSuggestion(step) };
  }
}

function missed(kind: ClockKind, dueAt: Date): AssignmentEvent {
  switch (kind) {
    case 'REPORT':
    case 'COMPLETION':
      return { kind: 'becameOverdue', momentOf: kind, dueAt };
    case 'RECURRING_REPORT':
      return { kind: 'reportMissed', momentOf: kind, dueAt };
    default:
      return { kind: 'deadlinePassed', momentOf: kind, dueAt };
  }
}
