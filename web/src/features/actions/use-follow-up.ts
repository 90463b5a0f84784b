import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';

/** The lists and dashboards follow a command by event: FOLLOWING until they show it, LATE where that takes longer. */
export interface Sent {
  action: string;
  state: 'FOLLOWING' | 'SHOWN' | 'LATE';
}

const everyMs = 500;
const patienceMs = 10_000;
/** What no command of these pages changes. */
const lasting: readonly unknown[] = ['me', 'unit', 'units'];

/**
 * Reads everything again after a command, and once more when the reporting row has reached the command's version.
 * @param shownVersion version of the reporting row; null where there is none to be read
 */
export function useFollowUp(shownVersion: () => Promise<number | null>) {
  const client = useQueryClient();
  const [sent, setSent] = useState<Sent | null>(null);
  const latest = useRef(shownVersion);
  const round = useRef(0);
  useEffect(() => {
    latest.current = shownVersion;
  });
  useEffect(() => () => void (round.current += 1), []);

  const refresh = useCallback(
    () => client.invalidateQueries({ predicate: ({ queryKey: [name] }) => !lasting.includes(name) }),
    [client],
  );
  const follow = useCallback(
    async (action: string, version: number) => {
      const mine = ++round.current;
      setSent({ action, state: 'FOLLOWING' });
      const read = refresh();
      const until = Date.now() + patienceMs;
      let shown: number | null = null;
      while (Date.now() < until && mine === round.current) {
        shown = await latest.current().catch(() => null);
        if (shown !== null && shown >= version) break;
        await new Promise((resolve) => window.setTimeout(resolve, everyMs));
      }
      await read;
      await refresh();
      if (mine !== round.current) return;
      setSent({ action, state: shown !== null && shown >= version ? 'SHOWN' : 'LATE' });
    },
    [refresh],
  );
  return { sent, follow };
}
