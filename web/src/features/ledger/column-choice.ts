/** Reads the columns of an address or a saved view; unknown names are dropped, and nothing left means the ledger's own. */
export function chosenColumns<Key extends string>(
  written: string | undefined,
  known: readonly Key[],
  own: readonly Key[],
): Key[] {
  const names = new Set((written ?? '').split(','));
  const chosen = [...names].filter((name): name is Key => known.includes(name as Key));
  return chosen.length > 0 ? chosen : [...own];
}

/** What stands in the address: nothing where the columns are the ledger's own. */
export function writtenColumns<Key extends string>(chosen: readonly Key[], own: readonly Key[]): string | undefined {
  const written = chosen.join(',');
  return written === '' || written === own.join(',') ? undefined : written;
}

/** Shows a column, at the place where the ledger usually has it, or hides it; the last one stays. */
export function toggleColumn<Key extends string>(chosen: readonly Key[], key: Key, known: readonly Key[]): Key[] {
  if (chosen.includes(key)) return chosen.length > 1 ? chosen.filter((other) => other !== key) : [...chosen];
  const before = known.slice(0, known.indexOf(key));
  const place = Math.max(-1, ...before.map((other) => chosen.indexOf(other))) + 1;
  return spliced(chosen, place, 0, key);
}

/** Moves a column by one place. */
export function moveColumn<Key extends string>(chosen: readonly Key[], key: Key, by: -1 | 1): Key[] {
  const from = chosen.indexOf(key);
  const to = from + by;
  if (from < 0 || to < 0 || to >= chosen.length) return [...chosen];
  return spliced(spliced(chosen, from, 1), to, 0, key);
}

/** `toSpliced` is younger than the oldest browser we support. */
function spliced<T>(list: readonly T[], start: number, removed: number, ...added: T[]): T[] {
  return [...list.slice(0, start), ...added, ...list.slice(start + removed)];
}
