import { useCallback, useRef, useState } from 'react';
import type { GridPlace } from './grid-keys.js';

interface Kept {
  place: GridPlace;
  scroll: number;
}

/** Where the reader was in each list of this tab, so that coming back from a row finds the list as it was left. */
const kept = new Map<string, Kept>();

/** @param key the list: its address. Another list begins at its first row. */
export function useGridPlace(key: string) {
  const [held, setHeld] = useState(() => ({ key, place: kept.get(key)?.place ?? { row: 0, column: 0 } }));
  const scroll = useRef(kept.get(key)?.scroll ?? 0);
  const place = held.key === key ? held.place : { row: 0, column: 0 };

  const setPlace = useCallback(
    (next: GridPlace) => {
      kept.set(key, { place: next, scroll: scroll.current });
      setHeld({ key, place: next });
    },
    [key],
  );
  const keepScroll = useCallback(
    (offset: number) => {
      scroll.current = offset;
      kept.set(key, { place: kept.get(key)?.place ?? { row: 0, column: 0 }, scroll: offset });
    },
    [key],
  );
  return { place, setPlace, keepScroll, firstScroll: kept.get(key)?.scroll ?? 0 };
}
