import type { ClockKind } from '@ducha/contracts';
import type { Clock } from './clock.js';

/** A clock whose only moment is its due date, for specs. */
export function aClock(kind: ClockKind, dueAt: Date, change: Partial<Clock> = {}): Clock {
  return {
    kind,
    startedAt: new Date('2026-03-03T03:00:00Z'),
    dueAt,
    originalDueAt: dueAt,
    stoppedAt: null,
    missedAt: null,
    warnAt: null,
    moments: [{ at: dueAt, step: 'DUE' }],
    fired: 0,
    provisionalYear: null,
    calendarRevision: 0,
    movedBy: null,
    basis: { policy: null, ladder: null, warning: null, isStated: true },
    ...change,
  };
}
