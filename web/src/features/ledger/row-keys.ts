import type { KeyboardEvent } from 'react';

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Moves between the first links of a table's rows with j, k and the arrows; Enter is the link's own. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('tbody th a')];
  const row = (event.target as Element).closest('tr');
  const present = links.findIndex((link) => row?.contains(link));
  links[Math.min(links.length - 1, Math.max(0, present + step))]?.focus();
  event.preventDefault();
}
