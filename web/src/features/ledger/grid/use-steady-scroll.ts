import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { RowWindow } from '../row-window.js';

const rowHeight = 38;

/**
 * Keeps rows where they are on the screen when earlier ones come into reach above them, and begins another list at its top.
 * @param from first place one can scroll to
 * @param key the list
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLElement | null>,
  read: RowWindow<unknown>,
  from: number,
  key: string,
): void {
  const last = useRef({ from, start: read.start, end: read.end, key });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { from, start: read.start, end: read.end, key };
    if (!scroller.current) return;
    const isSameStretch = read.start <= before.end && before.start <= read.end;
    if (before.key !== key) scroller.current.scrollTo({ top: 0 });
    else if (from !== before.from && isSameStretch)
      scroller.current.scrollBy({ top: (before.from - from) * rowHeight });
  }, [scroller, read, from, key]);
}
