import type { ItemStatus } from '@ducha/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { withChoice } from '../ledger/filters.js';
import { LedgerBody } from '../ledger/ledger-body.js';
import { LedgerHeading } from '../ledger/ledger-heading.js';
import { UnitAndStatus } from '../ledger/unit-and-status.js';
import { itemStatusOrder } from '../lamps/lamp.js';
import { unitQuery } from '../units/units.api.js';
import { ItemTable } from './item-table.js';
import { itemRowsQuery } from './items.api.js';
import { nameOf } from '../units/unit-name.js';

const route = getRouteApi('/shell/ledger/items');

/** The items a unit and those below it registered. The address is the whole state of the list. */
export function ItemsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { post } = useCurrentPost();
  const unitId = search.unitId ?? post.actingUnit.id;
  const query = useQuery({ ...itemRowsQuery({ ...search, unitId }), placeholderData: keepPreviousData });
  const unit = useQuery(unitQuery(unitId));
  usePageTitle(t('ledger.items.title'));

  const clear = () => void navigate({ search: search.unitId ? { unitId } : {} });
  return (
    <>
      <LedgerHeading
        text={
          query.data && unit.data
            ? t('ledger.items.summary', { unit: nameOf(unit.data), total: query.data.total })
            : t('ledger.items.title')
        }
      />
      <UnitAndStatus<ItemStatus>
        unitId={unitId}
        status={search.status}
        choices={itemStatusOrder.map((status) => ({ value: status, label: t(`glossary.itemStatus.${status}`) }))}
        choose={(change) => void navigate({ search: withChoice(search, change) })}
        clear={clear}
      />
      <LedgerBody
        query={query}
        unitId={unitId}
        cursor={search.cursor}
        empty={{ title: t('ledger.items.empty'), text: t('ledger.items.emptyText') }}
        clear={search.status && clear}
        toFirst={() => void navigate({ search: withChoice(search, {}) })}
        toNext={(cursor, state) => void navigate({ search: { ...search, cursor }, state })}
      >
        {(rows, isStale) => <ItemTable rows={rows} isStale={isStale} />}
      </LedgerBody>
    </>
  );
}
