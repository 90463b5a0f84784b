import type { KeyboardEvent } from 'react';

/** Arrows move between the buttons of a list of rows: up and down over the rows, left and right within one. */
export function moveInRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  const row = target.closest('[data-row]');
  if (!row) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const buttons = (of: Element | undefined) => [...(of?.querySelectorAll<HTMLElement>('button:enabled') ?? [])];
  const column = buttons(row).indexOf(target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const sideways = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step !== undefined) {
    let at = rows.indexOf(row as HTMLElement) + step;
    while (rows[at] && buttons(rows[at]).length === 0) at += step;
    const next = buttons(rows[at]);
    if (next.length > 0) (next[Math.min(Math.max(column, 0), next.length - 1)] ?? next[0])?.focus();
    else if (step < 0) document.querySelector<HTMLElement>('[data-unit-search]')?.focus();
    event.preventDefault();
  } else if (sideways !== undefined) {
    buttons(row)[column + sideways]?.focus();
    event.preventDefault();
  }
}
