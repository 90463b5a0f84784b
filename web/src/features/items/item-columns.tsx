import type { LedgerItem } from '@ducha/contracts';
import type { TFunction } from 'i18next';
import { itemSorts } from '../ledger/filters.js';
import type { GridColumn } from '../ledger/grid/grid-column.js';
import { formatDay, formatDue, formatDueShort, formatShort } from '../time/dates.js';
import { withoutGovernment } from '../units/unit-name.js';

/** The columns one can choose, in their usual order. */
export const itemColumns = [
  'itemNo',
  'itemTitle',
  'status',
  'sourceKind',
  'contentCategory',
  'urgency',
  'disclosure',
  'issuingUnit',
  'reportDueAt',
  'completionDueAt',
  'createdAt',
  'registeredAt',
  'closedAt',
  'reopenCount',
] as const;
export type ItemColumn = (typeof itemColumns)[number];

export const ownItemColumns: readonly ItemColumn[] = [
  'itemNo',
  'itemTitle',
  'status',
  'sourceKind',
  'urgency',
  'issuingUnit',
  'completionDueAt',
  'createdAt',
];

type Look = Omit<GridColumn<LedgerItem>, 'key' | 'label' | 'sort'>;

const isSortable = (key: ItemColumn): boolean => itemSorts.some((sort) => sort === key);

export function itemGridColumns(t: TFunction, now: Date, chosen: readonly ItemColumn[]): GridColumn<LedgerItem>[] {
  const due = (read: (row: LedgerItem) => string | null): Look => ({
    width: 128,
    fits: true,
    cell: (row) => {
      const at = read(row);
      return at === null ? null : formatDueShort(at, now);
    },
    hint: (row) => {
      const at = read(row);
      return at === null ? undefined : formatDue(at);
    },
  });
  const instant = (read: (row: LedgerItem) => string | null): Look => ({
    width: 128,
    fits: true,
    cell: (row) => {
      const at = read(row);
      return at === null ? null : formatShort(at);
    },
  });
  const looks: Record<ItemColumn, Look> = {
    itemNo: { width: 188, cell: (row) => row.itemNo ?? t('ledger.noNumber') },
    itemTitle: {
      width: 220,
      grows: true,
      cell: (row) => (
        <a href={`/items/${row.id}`} tabIndex={-1}>
          {row.title}
        </a>
      ),
      hint: (row) => row.title,
      unfolds: true,
    },
    status: { width: 124, fits: true, cell: (row) => t(`glossary.itemStatus.${row.status}`) },
    sourceKind: { width: 124, fits: true, cell: (row) => t(`glossary.sourceKind.${row.sourceKind}`) },
    contentCategory: { width: 180, cell: (row) => t(`glossary.contentCategory.${row.contentCategory}`) },
    urgency: { width: 84, fits: true, cell: (row) => t(`glossary.urgency.${row.urgency}`) },
    disclosure: { width: 92, fits: true, cell: (row) => t(`glossary.disclosure.${row.disclosure}`) },
    issuingUnit: {
      width: 152,
      cell: (row) => withoutGovernment(row.issuingUnit.name),
      hint: (row) => row.issuingUnit.name,
      unfolds: true,
    },
    reportDueAt: due((row) => row.reportDueAt),
    completionDueAt: due((row) => row.completionDueAt),
    createdAt: { width: 128, fits: true, cell: (row) => formatDay(row.createdAt) },
    registeredAt: instant((row) => row.registeredAt),
    closedAt: instant((row) => row.closedAt),
    reopenCount: { width: 92, fits: true, isNumber: true, cell: (row) => row.reopenCount },
  };
  return chosen.map((key) => {
    const sort = isSortable(key) ? ({ ascending: key, descending: `-${key}` } as const) : undefined;
    return { key, label: t(`ledger.column.${key}`), sort, ...looks[key] };
  });
}
