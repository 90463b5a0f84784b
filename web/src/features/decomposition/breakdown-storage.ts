import type { LeadInput } from './breakdown.js';

interface Kept {
  /** Version of the item the person has read. */
  version: number;
  /** The breakdown of that version. */
  basis: LeadInput[];
  leads: LeadInput[];
}

const keyOf = (postId: string, itemId: string): string => `ducha.breakdown.${postId}.${itemId}`;

/** What is unsaved of a breakdown waits in the tab for a reload. */
export function keepBreakdown(postId: string, itemId: string, kept: Kept | null): void {
  if (kept === null) window.sessionStorage.removeItem(keyOf(postId, itemId));
  else window.sessionStorage.setItem(keyOf(postId, itemId), JSON.stringify(kept));
}

export function keptBreakdown(postId: string, itemId: string): Kept | null {
  try {
    return JSON.parse(window.sessionStorage.getItem(keyOf(postId, itemId)) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}
