import type { EventEnvelope } from '@ducha/contracts';

export type DeadLetterReason = 'FAILED' | 'INVALID' | 'MISSING' | 'UNREADABLE' | 'QUEUED';

/**
 * One event could not be applied. `event` is the one that failed: while a gap is repaired it may precede the one that was
 * delivered.
 */
export class EventFailure extends Error {
  constructor(
    readonly event: EventEnvelope,
    readonly reason: Exclude<DeadLetterReason, 'QUEUED' | 'UNREADABLE'>,
    override readonly cause: unknown,
  ) {
    super(describe(cause));
    this.name = 'EventFailure';
  }
}

/** The producer's event log could not be asked; says nothing about the event. */
export class EventLogUnavailable extends Error {
  constructor(override readonly cause: unknown) {
    super(`the producer's event log did not answer: ${describe(cause)}`);
    this.name = 'EventLogUnavailable';
  }
}

export function describe(cause: unknown): string {
  if (cause instanceof Error) return cause.message;
  const message = (cause as { message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : String(cause);
}
