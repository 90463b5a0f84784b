import type { DraftRecord } from './draft-session.js';

/** Where the unsent text of a person waits in this tab; `new` until the draft exists on the server. */
const keyOf = (postId: string, itemId: string | null): string => `ducha.draft.${postId}.${itemId ?? 'new'}`;

export function keepDraft(postId: string, itemId: string | null, record: DraftRecord | null): void {
  const key = keyOf(postId, itemId);
  if (record === null) window.sessionStorage.removeItem(key);
  else window.sessionStorage.setItem(key, JSON.stringify(record));
}

export function keptDraft(postId: string, itemId: string | null): DraftRecord | null {
  const text = window.sessionStorage.getItem(keyOf(postId, itemId));
  if (text === null) return null;
  try {
    return JSON.parse(text) as DraftRecord;
  } catch {
    return null;
  }
}
