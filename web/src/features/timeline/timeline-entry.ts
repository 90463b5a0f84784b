import type { Actor, StatusLamp } from '@ducha/contracts';

export interface TimelineEntry {
  type: string;
  /** Instead of the event's name, for what no event says: the day a lamp turns yellow. */
  title?: string;
  version: number;
  occurredAt: string;
  actor: Actor | null;
  /** Reason, report text or whatever else the event says in words. */
  words: string[];
  /** Rules this event set in motion: what it does to the clock and the lamp. */
  rules?: string[];
  /** The lamp it led to, where the event changes it by itself. */
  lamp?: StatusLamp;
  /** A township acted for its village. */
  isProxyEntry?: boolean;
}
