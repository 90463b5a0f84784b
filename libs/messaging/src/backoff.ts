/**
 * Pause before attempt `failures + 1`, in milliseconds: doubles from `firstMs` up to `maxMs`. `random` in [0, 1) spreads
 * pauses over the upper half, so that those who failed together do not return together.
 */
export function backoffMs(failures: number, firstMs: number, maxMs: number, random: number = Math.random()): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.5 + random / 2));
}
