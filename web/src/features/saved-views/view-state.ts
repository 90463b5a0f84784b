import type { SavedView } from '@ducha/contracts';

/** What a view remembers of an address: which rows, in which order, under which columns. Not a place in the list. */
export type ViewState = Pick<SavedView, 'filter' | 'columns' | 'sort'>;

type Search = Record<string, string | undefined>;

export function viewStateOf(search: Search): ViewState {
  const { columns, sort, last: _last, ...rest } = search;
  const filter = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return { filter, columns: columns ? columns.split(',') : [], sort: sort ?? null };
}

/** The address of a view, as text values; whatever the ledger no longer knows is dropped where the address is read. */
export function searchOf({ filter, columns, sort }: ViewState): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)])),
    ...(columns.length > 0 && { columns: columns.join(',') }),
    ...(sort !== null && { sort }),
  };
}

/** Whether an address shows exactly what the view remembers. */
export function isShown(view: ViewState, search: Search): boolean {
  const [remembered, present] = [searchOf(view), searchOf(viewStateOf(search))];
  const names = new Set([...Object.keys(remembered), ...Object.keys(present)]);
  return [...names].every((name) => remembered[name] === present[name]);
}
