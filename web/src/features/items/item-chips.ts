import type { TFunction } from 'i18next';
import type { FilterChip } from '../ledger/filter-chips.js';
import { codesOf, type ItemFilter } from '../ledger/filters.js';

/** What narrows the list of items, each with how to take it away. */
export function itemChips(
  t: TFunction,
  search: ItemFilter,
  choose: (change: Partial<ItemFilter>) => void,
): FilterChip[] {
  const or = (codes: string[]): string => codes.join(t('ledger.filter.or'));
  const possible: (FilterChip | false)[] = [
    search.query !== undefined && {
      key: 'query',
      text: t('ledger.chip.query', { text: search.query }),
      remove: () => choose({ query: undefined }),
    },
    search.status !== undefined && {
      key: 'status',
      text: or(codesOf(search.status).map((code) => t(`glossary.itemStatus.${code}`))),
      remove: () => choose({ status: undefined }),
    },
    search.sourceKind !== undefined && {
      key: 'sourceKind',
      text: or(codesOf(search.sourceKind).map((code) => t(`glossary.sourceKind.${code}`))),
      remove: () => choose({ sourceKind: undefined }),
    },
    search.isPlanned !== undefined && {
      key: 'isPlanned',
      text: t(`ledger.planned.${search.isPlanned}`),
      remove: () => choose({ isPlanned: undefined }),
    },
  ];
  return possible.filter((chip) => chip !== false);
}
