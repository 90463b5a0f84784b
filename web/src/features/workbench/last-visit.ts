/** The instant of the last visit, by post: an opaque number and a time, nothing about a person. */
const keyOf = (postId: string): string => `ducha.visit.${postId}`;

/** What counts as the last visit stays the same as long as this tab is open, and so does the news since then. */
const sinceOf = new Map<string, string | null>();

function stored(postId: string): string | null {
  try {
    const found = window.localStorage.getItem(keyOf(postId));
    return found !== null && !Number.isNaN(Date.parse(found)) ? found : null;
  } catch {
    // Storage may be switched off on an office desktop; then there is no last visit.
    return null;
  }
}

/** Until when the person had seen everything; null for the first visit on this machine. */
export function lastVisit(postId: string): string | null {
  const known = sinceOf.get(postId);
  if (known !== undefined) return known;
  const since = stored(postId);
  sinceOf.set(postId, since);
  return since;
}

/** The workbench is being looked at now. */
export function noteVisit(postId: string, now: Date): void {
  // Asked for first, so that this visit does not become its own last one.
  lastVisit(postId);
  try {
    window.localStorage.setItem(keyOf(postId), now.toISOString());
  } catch {
    // See above.
  }
}

/** Everything up to now has been taken note of. */
export function takeNote(postId: string, now: Date): void {
  sinceOf.set(postId, now.toISOString());
  noteVisit(postId, now);
}
