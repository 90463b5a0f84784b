const SHORTEST_MS = 10;
const LONGEST_MS = 100;

/**
 * How far rounds of the relay begin apart at a rate of events, in milliseconds: each round costs the database and NATS, which writes it to disk, as
 * much as several events, so a busy service gathers for longer than anybody would notice, and a quiet one does not.
 */
export const roundMs = (eventsPerSecond: number): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_MS, eventsPerSecond / 2));
