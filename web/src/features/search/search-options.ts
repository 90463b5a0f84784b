import type { FoundItem, FoundUnit, SearchResult } from '@ducha/contracts';

/** One line of the list below the search field. */
export type SearchOption =
  | { kind: 'RECENT'; text: string }
  | { kind: 'ITEM'; item: FoundItem }
  | { kind: 'UNIT'; unit: FoundUnit }
  | { kind: 'ALL'; text: string };

/** The lines in the order the arrows walk them; without a text those looked for last. */
export function searchOptions(
  text: string,
  recent: readonly string[],
  found: Pick<SearchResult, 'items' | 'units'> | undefined,
): SearchOption[] {
  if (text === '') return recent.map((earlier) => ({ kind: 'RECENT', text: earlier }));
  if (!found || found.items.length + found.units.length === 0) return [];
  return [
    ...found.items.map((item): SearchOption => ({ kind: 'ITEM', item })),
    ...found.units.map((unit): SearchOption => ({ kind: 'UNIT', unit })),
    { kind: 'ALL', text },
  ];
}

/** Where an arrow leads: around the end to the beginning; -1 is the field itself. */
export function moved(at: number, step: 1 | -1, count: number): number {
  const places = count + 1;
  return ((at + 1 + step + places) % places) - 1;
}
