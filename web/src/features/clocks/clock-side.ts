import type { ClockKind } from '@ducha/contracts';

/** Whose limit it is: the dispatcher answers requests and reviews, the handling unit owes everything else. */
export const sideOfClock = (kind: ClockKind): 'HANDLING' | 'DISPATCHED' =>
  kind === 'EXTENSION_DECISION' || kind === 'REVIEW' ? 'DISPATCHED' : 'HANDLING';
