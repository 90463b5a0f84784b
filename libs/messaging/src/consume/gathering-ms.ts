const LONGEST_MS = 200;

/**
 * How far batches of a consumer begin apart at a rate of events, in milliseconds: a batch costs the database a transaction and its statements,
 * whatever it carries. A read model may stand back by a second; one person's steps do not wait, so it grows with the square.
 */
export const gatheringMs = (eventsPerSecond: number): number => Math.min(LONGEST_MS, eventsPerSecond ** 2 / 50);
