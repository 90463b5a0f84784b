const most = 12;
const keyOf = (personId: string): string => `ducha.recent-units.${personId}`;

/** Codes of the units this person dispatched to last, the latest first; kept on the desktop, as it is no secret. */
export function recentUnits(personId: string): string[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(keyOf(personId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Puts the unit first. */
export const withRecent = (recent: readonly string[], unitId: string): string[] =>
  [unitId, ...recent.filter((id) => id !== unitId)].slice(0, most);

export function rememberUnit(personId: string, unitId: string): void {
  try {
    window.localStorage.setItem(keyOf(personId), JSON.stringify(withRecent(recentUnits(personId), unitId)));
  } catch {
    // A full or closed store costs only the convenience.
  }
}
