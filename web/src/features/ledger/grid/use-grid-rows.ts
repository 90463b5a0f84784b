import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { scrollableOf } from '../row-window.js';
import type { RowSource } from '../use-row-window.js';
import { slotted } from './row-slots.js';
import { shownOffset } from './shown-offset.js';
import { useGridPlace } from './use-grid-place.js';
import { useInnerHeight } from './use-inner-height.js';
import { useSteadyScroll } from './use-steady-scroll.js';

const rowHeight = 38;
const headHeight = 36;
/** Rows drawn beyond each edge. */
const overscan = 8;

/** Which rows of the list are in the page, where the reader is among them, and how another one comes into sight. */
export function useGridRows<Row>(source: RowSource<Row>, placeKey: string) {
  const scroller = useRef<HTMLDivElement>(null);
  const innerHeight = useInnerHeight(scroller);
  const { window: read, rowAt, want } = source;
  const { from, to } = scrollableOf(read);
  const { place, setPlace, keepScroll, firstScroll } = useGridPlace(placeKey);
  // eslint-disable-next-line react-hooks/incompatible-library -- what it returns is only used here, in the same drawing
  const virtual = useVirtualizer({
    count: to - from,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    // The heading lies over the first pixels of what is seen.
    scrollPaddingEnd: headHeight,
    initialOffset: firstScroll,
    useFlushSync: false,
    onChange: ({ scrollOffset }) => keepScroll(scrollOffset ?? 0),
  });
  const inPage = virtual.getVirtualItems().map(({ index, start }) => ({ index: index + from, top: start }));
  const mostInPage = Math.ceil((virtual.scrollRect?.height ?? 0) / rowHeight) + 1 + 2 * overscan;
  const shown = { from: inPage[0]?.index ?? from, to: inPage[inPage.length - 1]?.index ?? from };
  useEffect(() => want(shown.from, shown.to), [want, shown.from, shown.to]);
  // Once the list stands still, its rows stand in the page in their order, as a screen reader goes through them.
  const [firstInPage, setFirstInPage] = useState(0);
  if (!virtual.isScrolling && shown.from !== firstInPage) setFirstInPage(shown.from);
  useSteadyScroll(scroller, read, from, placeKey);

  // A row that comes with the next answer only is brought into sight then.
  const awaited = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (awaited.current === null || source.isStale || rowAt(awaited.current) === undefined) return;
    virtual.scrollToIndex(awaited.current - from, { align: 'auto' });
    awaited.current = null;
  }, [rowAt, from, source.isStale, virtual]);

  return {
    scroller,
    inPage: slotted(inPage, mostInPage, firstInPage),
    height: virtual.getTotalSize(),
    /** Rows one can go to. */
    reach: to,
    active: { ...place, row: Math.max(read.start > 0 ? from : 0, Math.min(place.row, to - 1)) },
    setPlace,
    pageRows: () => Math.max(1, Math.floor((innerHeight.current - headHeight) / rowHeight) - 1),
    /** Without asking the browser where things are, which would have it lay the page out for every key. */
    show: (row: number) => {
      const seen = { offset: virtual.scrollOffset ?? 0, height: innerHeight.current - headHeight, rowHeight };
      const offset = shownOffset(row - from, seen);
      if (offset !== seen.offset) scroller.current?.scrollTo({ top: offset });
    },
    showOnceRead: (row: number) => {
      awaited.current = row;
    },
  };
}
