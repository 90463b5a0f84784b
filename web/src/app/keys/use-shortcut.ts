import { useEffect, useRef } from 'react';
import { shortcuts } from './shortcuts.js';

const typing = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="combobox"]';

/** Single keys belong to the page only while nobody is typing and no dialog is open. */
function isForThePage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.target instanceof Element && event.target.closest(typing)) return false;
  return document.querySelector('dialog[open]') === null;
}

if (typeof window !== 'undefined') {
  window.addEventListener('keydown', (event) => {
    if (isForThePage(event) && shortcuts.press(event.key, event.timeStamp)) event.preventDefault();
  });
}

/**
 * A keyboard shortcut for as long as the component is shown, listed in the help of keys.
 * @param keys one key (`a`) or a sequence (`g w`)
 * @param description what it does, already in the reader's language
 * @param run left out: the shortcut does not exist now
 */
export function useShortcut(keys: string, description: string, run: (() => void) | undefined): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const isPossible = run !== undefined;
  useEffect(
    () => (isPossible ? shortcuts.register({ keys, description, run: () => latest.current?.() }) : undefined),
    [keys, description, isPossible],
  );
}
