import type { DashboardStreamEnded } from '@ducha/contracts';
import type { StreamReader } from './event-stream.js';

/**
 * CONNECTING: not told yet. LIVE: changes are told as they happen. RETRYING: the stream broke and is tried again. REFUSED: this person
 * may not read it, so it is not tried again.
 */
export type LiveState = 'CONNECTING' | 'LIVE' | 'RETRYING' | 'REFUSED';

interface LiveOptions {
  /** Reads one stream to its end. */
  read: (reader: StreamReader, signal: AbortSignal) => Promise<void>;
  /** Something changed, or may have changed while nobody listened. */
  changed: () => void;
  become: (state: LiveState) => void;
  /** Resolves after the time, or at once when the signal is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1: spreads the readers of a restarted service over time. */
  random?: () => number;
}

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
/** As many streams as allowed are open: one of them has to be closed first. */
const crowdedPauseMs = 60_000;

/** Keeps one stream open until the signal is aborted or the service refuses it, with growing pauses between attempts. */
export async function keepLive(
  { read, changed, become, wait, random = Math.random }: LiveOptions,
  signal: AbortSignal,
): Promise<void> {
  become('CONNECTING');
  for (let failures = 0; !signal.aborted;) {
    let ended: DashboardStreamEnded['reason'] | undefined;
    let pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
    try {
      await read(
        {
          opened: () => {
            failures = 0;
            pauseMs = firstPauseMs;
            become('LIVE');
            changed();
          },
          event: (name, data) => {
            if (name === 'ended') ended = (data as DashboardStreamEnded).reason;
            if (name === 'changed') changed();
          },
        },
        signal,
      );
    } catch (error) {
      const status = statusOf(error);
      if ([401, 403, 404].includes(status)) {
        if (!signal.aborted) become('REFUSED');
        return;
      }
      if (status >= 400 && status < 500) pauseMs = crowdedPauseMs;
    }
    if (signal.aborted) return;
    // A token that ran out has a successor by now; if not, the next attempt is refused.
    if (ended !== 'SIGNED_OUT') become('RETRYING');
    failures += 1;
    await wait(pauseMs * (0.5 + random() / 2), signal);
  }
}

/** Of a refusal by the service; 0 where no answer came. */
const statusOf = (error: unknown): number =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 0;
