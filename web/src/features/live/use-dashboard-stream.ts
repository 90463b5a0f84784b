import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { atMostEvery } from './at-most-every.js';
import { readEventStream } from './event-stream.js';
import { keepLive, type LiveState } from './keep-live.js';

/** Whoever looks at a busy dashboard sees it move; a thousand who look must not have it counted a thousand times a second. */
const readAgainMs = 2_000;

/** What is read again when something of the shown unit changes: first parts of query keys. */
const shownKeys: readonly unknown[] = ['dashboard', 'assignment-rows'];

/**
 * Reads the dashboard of a unit again as soon as something of it changes. A page nobody sees holds no stream: browsers allow six
 * connections to one server. Undefined: there is nothing to follow, such as a past day.
 */
export function useDashboardStream(unitId: string | undefined): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('CONNECTING');

  useEffect(() => {
    if (unitId === undefined) return;
    const read = atMostEvery(readAgainMs, () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => shownKeys.includes(queryKey[0]) }),
    );
    let running: AbortController | null = null;
    const follow = () => {
      const isSeen = document.visibilityState === 'visible';
      if (isSeen === (running !== null)) return;
      if (!isSeen) {
        running?.abort();
        running = null;
        return;
      }
      running = new AbortController();
      void keepLive(
        {
          read: (reader, signal) => readEventStream('/reporting/dashboard/stream', { unitId }, reader, signal),
          changed: read.call,
          become: setState,
          wait,
        },
        running.signal,
      );
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      running?.abort();
      read.cancel();
    };
  }, [unitId, client]);

  return state;
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        window.clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
