import type { LedgerItem } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { CodeFilter } from '../ledger/code-filter.js';
import { sourceKindOrder } from '../ledger/codes-order.js';
import { chosenColumns } from '../ledger/column-choice.js';
import {
  isNarrowed,
  itemSorts,
  parseItemFilter,
  stringifySearch,
  withChoice,
  withoutShown,
  type ItemFilter,
} from '../ledger/filters.js';
import { LedgerGrid } from '../ledger/grid/ledger-grid.js';
import { LedgerFrame } from '../ledger/ledger-frame.js';
import { LedgerTools } from '../ledger/ledger-tools.js';
import type { PageParam } from '../ledger/row-window.js';
import { UnitFilter } from '../ledger/unit-filter.js';
import { textsOf, usePrinting } from '../ledger/use-printing.js';
import { useRowWindow } from '../ledger/use-row-window.js';
import { WordFilter } from '../ledger/word-filter.js';
import { itemStatusOrder } from '../lamps/lamp.js';
import { SavedViewsMenu } from '../saved-views/saved-views-menu.js';
import { formatFileDay } from '../time/dates.js';
import { useNow } from '../time/use-now.js';
import { nameOf } from '../units/unit-name.js';
import { unitQuery } from '../units/units.api.js';
import { itemChips } from './item-chips.js';
import { itemColumns, itemGridColumns, ownItemColumns } from './item-columns.js';
import { readItems } from './items.api.js';

const route = getRouteApi('/shell/ledger/items');

const rowName = (row: LedgerItem): string => row.itemNo ?? row.title;

/** The items a unit and those below it registered. The address is the whole state of the list. */
export function ItemsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const leave = useNavigate();
  const { post } = useCurrentPost();
  const now = useNow(60_000);
  const unitId = search.unitId ?? post.actingUnit.id;
  const unit = useQuery(unitQuery(unitId));
  usePageTitle(t('ledger.items.title'));

  const { columns: _columns, ...asked } = search;
  const listKey = stringifySearch({ ...asked, unitId });
  const read = useCallback(
    (param: PageParam, signal: AbortSignal) =>
      readItems(parseItemFilter(Object.fromEntries(new URLSearchParams(listKey))), param, signal),
    [listKey],
  );
  const source = useRowWindow<LedgerItem>({
    queryKey: ['item-window', post.id, listKey],
    read,
    refetchInterval: 60_000,
  });
  const chosen = useMemo(() => chosenColumns(search.columns, itemColumns, ownItemColumns), [search.columns]);
  const columns = useMemo(() => itemGridColumns(t, now, chosen), [t, now, chosen]);

  const choose = (change: Partial<ItemFilter>) => void navigate({ search: withChoice(search, change) });
  const clear = () => void navigate({ search: search.unitId ? { unitId } : {} });
  const chips = itemChips(t, search, choose);
  const unitText = unit.data && nameOf(unit.data);
  const heading =
    !source.isPending && unitText
      ? t('ledger.items.summary', { unit: unitText, total: source.window.total })
      : t('ledger.items.title');
  const { print, paper } = usePrinting({ title: heading, filters: textsOf(chips), columns, read });
  return (
    <>
      <LedgerFrame
        heading={heading}
        source={source}
        unitId={unitId}
        empty={emptyText(t, isNarrowed(search))}
        clear={isNarrowed(search) ? clear : undefined}
        tools={
          <LedgerTools
            views={
              <SavedViewsMenu
                ledger="items"
                search={{ ...search }}
                open={(view) => void navigate({ search: parseItemFilter(view) })}
              />
            }
            columns={{ chosen, known: itemColumns, own: ownItemColumns }}
            chooseColumns={(written) =>
              void navigate({ search: withChoice(search, { columns: written }), replace: true })
            }
            exported={{
              path: '/reporting/items/export',
              params: withoutShown({ ...search, unitId }),
              fileName: t('ledger.export.itemsFile', { unit: unitText ?? '', day: formatFileDay(now) }),
            }}
            print={print}
            chips={chips}
            clear={clear}
          >
            <WordFilter
              label={t('ledger.filter.itemWords')}
              value={search.query}
              onChange={(query) => choose({ query })}
            />
            <UnitFilter
              label={t('ledger.filter.unit')}
              value={unitId}
              onChange={(chosenUnit) => choose({ unitId: chosenUnit })}
            />
            <CodeFilter
              label={t('ledger.filter.status')}
              value={search.status}
              codes={itemStatusOrder}
              wordOf={(status) => t(`glossary.itemStatus.${status}`)}
              onChange={(status) => choose({ status })}
            />
            <CodeFilter
              label={t('ledger.filter.source')}
              value={search.sourceKind}
              codes={sourceKindOrder}
              wordOf={(code) => t(`glossary.sourceKind.${code}`)}
              onChange={(sourceKind) => choose({ sourceKind })}
            />
          </LedgerTools>
        }
      >
        <LedgerGrid
          label={t('ledger.table', { title: t('ledger.items.title') })}
          source={source}
          columns={columns}
          sort={search.sort ?? '-createdAt'}
          onSort={(sort) => choose({ sort: itemSorts.find((known) => known === sort && known !== '-createdAt') })}
          nameOf={rowName}
          onOpen={(row) => void leave({ to: '/items/$itemId', params: { itemId: row.id } })}
          placeKey={listKey}
        />
      </LedgerFrame>
      {paper}
    </>
  );
}

const emptyText = (t: TFunction, isFiltered: boolean) =>
  isFiltered
    ? { title: t('ledger.items.empty'), text: t('ledger.items.emptyText') }
    : { title: t('ledger.items.none'), text: t('ledger.items.noneText') };
