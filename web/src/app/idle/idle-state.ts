/** How long before the end the person is warned. */
export const warningMs = 60_000;

export type IdleState = { kind: 'ACTIVE' } | { kind: 'WARNING'; secondsLeft: number } | { kind: 'OVER' };

/**
 * Where a session stands that ends when nobody has used it for a while. Reckoned from instants, so that a desktop that
 * slept finds itself signed out when it wakes.
 * @param limitMs 0: the session never ends by itself
 */
export function idleState(lastActivityMs: number, nowMs: number, limitMs: number): IdleState {
  if (limitMs === 0) return { kind: 'ACTIVE' };
  const leftMs = lastActivityMs + limitMs - nowMs;
  if (leftMs <= 0) return { kind: 'OVER' };
  return leftMs > warningMs ? { kind: 'ACTIVE' } : { kind: 'WARNING', secondsLeft: Math.ceil(leftMs / 1_000) };
}
