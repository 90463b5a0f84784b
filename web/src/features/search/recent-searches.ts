const most = 6;
const keyOf = (personId: string): string => `ducha.searches.${personId}`;

/** Puts the text first, once. */
export const withSearch = (recent: readonly string[], text: string): string[] =>
  [text, ...recent.filter((other) => other !== text)].slice(0, most);

/** What the person looked for last, the latest first. Titles may be work secrets: it is kept in this tab only. */
export function recentSearches(personId: string): string[] {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(keyOf(personId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text): text is string => typeof text === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberSearch(personId: string, text: string): void {
  try {
    window.sessionStorage.setItem(keyOf(personId), JSON.stringify(withSearch(recentSearches(personId), text)));
  } catch {
    // A full or closed store costs only the convenience.
  }
}
