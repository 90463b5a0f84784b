import { useLayoutEffect, useRef, type RefObject } from 'react';

/** The height of an element's inside, kept up to date: asking for it while rows come and go has the browser lay them all out. */
export function useInnerHeight(element: RefObject<HTMLElement | null>): RefObject<number> {
  const height = useRef(0);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const observer = new ResizeObserver(() => (height.current = watched.clientHeight));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
