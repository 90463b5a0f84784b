import type { Shortcut } from './shortcuts.js';

export type ShortcutGroupKind = 'GO' | 'EVERYWHERE' | 'PAGE';

export interface ShortcutGroup {
  kind: ShortcutGroupKind;
  shortcuts: Shortcut[];
}

const everywhere = new Set(['/', '?']);

function kindOf(keys: string): ShortcutGroupKind {
  if (keys.startsWith('g ')) return 'GO';
  return everywhere.has(keys) ? 'EVERYWHERE' : 'PAGE';
}

/** The shortcuts as the help shows them: those of the page first, and of two with the same keys the one that counts. */
export function shortcutGroups(registered: readonly Shortcut[]): ShortcutGroup[] {
  const valid = registered.filter(
    (shortcut, at) => !registered.slice(at + 1).some(({ keys }) => keys === shortcut.keys),
  );
  return (['PAGE', 'GO', 'EVERYWHERE'] as const)
    .map((kind) => ({ kind, shortcuts: valid.filter(({ keys }) => kindOf(keys) === kind) }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}
