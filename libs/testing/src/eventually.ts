import { setTimeout as delay } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Milliseconds until the last error is thrown; 15,000 by default. */
  timeout?: number;
  /** Milliseconds between two probes; 50 by default. */
  interval?: number;
  /** What is awaited, for the failure message. */
  what?: string;
}

/**
 * Polls `probe` until it returns something truthy, or `undefined` without throwing (a block of expectations).
 * Fails at the deadline with the probe's last error.
 */
export async function eventually<T>(probe: () => Promise<T> | T, options: EventuallyOptions = {}): Promise<T> {
  const deadline = Date.now() + (options.timeout ?? 15_000);
  for (;;) {
    const outcome = await attempt(probe);
    if ('value' in outcome && (outcome.value === undefined || outcome.value)) return outcome.value;
    if (Date.now() >= deadline) throw lastError(outcome, options);
    await delay(options.interval ?? 50);
  }
}

type Outcome<T> = { value: T } | { error: unknown };

async function attempt<T>(probe: () => Promise<T> | T): Promise<Outcome<T>> {
  try {
    return { value: await probe() };
  } catch (error) {
    return { error };
  }
}

function lastError<T>(outcome: Outcome<T>, { timeout = 15_000, what = 'the condition' }: EventuallyOptions): unknown {
  if ('error' in outcome) return outcome.error;
  return new Error(`${what} did not hold within ${timeout} ms; last value: ${JSON.stringify(outcome.value)}`);
}
