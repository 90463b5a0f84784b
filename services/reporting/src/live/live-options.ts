export interface LiveOptions {
  /** Also how often the token and the post are looked at again. */
  heartbeatMs: number;
  /** In one instance. */
  streamsPerPerson: number;
}

export const LIVE_OPTIONS = Symbol('LIVE_OPTIONS');
