import { setTimeout as pause } from 'node:timers/promises';

/**
 * Pause before attempt `failures + 1`, in milliseconds: doubles from `firstMs` up to `maxMs`. `random` in [0, 1) spreads
 * pauses over the upper half, so that those who failed together do not return together.
 */
export function backoffMs(failures: number, firstMs: number, maxMs: number, random: number = Math.random()): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.5 + random / 2));
}

/** Waits for `work`, at most `ms` milliseconds; answers whether it ended in time. Its failure is its owner's to report. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const bound = new AbortController();
  const late = pause(ms, false, { signal: bound.signal }).catch(() => false);
  const ended = await Promise.race([work.then(() => true).catch(() => true), late]);
  bound.abort();
  return ended;
}
