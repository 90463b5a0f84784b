import type { ItemStatus } from '@ducha/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation, useRouter } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../app/http.js';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { withChoice, type ItemFilter } from '../ledger/filters.js';
import { CursorRefused, ListEmpty, ListSkeleton } from '../ledger/list-state.js';
import { Pager } from '../ledger/pager.js';
import { UnitSelect } from '../ledger/unit-select.js';
import { itemStatusOrder } from '../lamps/lamp.js';
import { unitQuery } from '../units/units.api.js';
import { ItemTable } from './item-table.js';
import { itemRowsQuery } from './items.api.js';
import styles from '../ledger/ledger.module.css';

const route = getRouteApi('/shell/ledger/items');

/** The items a unit and those below it registered. The address is the whole state of the list. */
export function ItemsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const page = useLocation({ select: (location) => location.state.page ?? 1 });
  const { post } = useCurrentPost();
  const unitId = search.unitId ?? post.actingUnit.id;
  const query = useQuery({ ...itemRowsQuery({ ...search, unitId }), placeholderData: keepPreviousData });
  const unit = useQuery(unitQuery(unitId));
  usePageTitle(t('ledger.items.title'));

  const choose = (change: Partial<ItemFilter>) => void navigate({ search: withChoice(search, change) });
  const clear = () => void navigate({ search: search.unitId ? { unitId: search.unitId } : {} });
  const toFirst = () => void navigate({ search: withChoice(search, {}) });
  const next = query.data?.nextCursor;
  const isCursorRefused =
    query.isError && search.cursor !== undefined && query.error instanceof ApiProblem && query.error.status === 400;

  return (
    <>
      <div className={styles.top}>
        <h1>
          {query.data && unit.data
            ? t('ledger.items.summary', { unit: unit.data.shortName, total: query.data.total })
            : t('ledger.items.title')}
        </h1>
        <span className={styles.keys}>{t('ledger.keys')}</span>
      </div>
      <div className={`${styles.filters} no-print`} role="search" aria-label={t('ledger.filter.region')}>
        <UnitSelect value={unitId} onChange={(chosen) => choose({ unitId: chosen })} />
        <Select<ItemStatus | ''>
          aria-label={t('ledger.filter.status')}
          prefix={t('ledger.filter.status')}
          style={{ width: 184 }}
          value={search.status ?? ''}
          options={[
            { value: '' as const, label: t('ledger.filter.any') },
            ...itemStatusOrder.map((status) => ({ value: status, label: t(`glossary.itemStatus.${status}`) })),
          ]}
          onChange={(status) => choose({ status: status || undefined })}
        />
        {search.status && (
          <Button type="link" onClick={clear}>
            {t('ledger.filter.clear')}
          </Button>
        )}
      </div>
      {query.isPending && <ListSkeleton />}
      {isCursorRefused && <CursorRefused onFirst={toFirst} />}
      {query.isError && !isCursorRefused && (
        <ReadFailure error={query.error} retry={() => void query.refetch()} unitId={unitId} />
      )}
      {!query.isError && query.data?.rows.length === 0 && (
        <ListEmpty title={t('ledger.items.empty')} text={t('ledger.items.emptyText')} onClear={clear} />
      )}
      {!query.isError && query.data && query.data.rows.length > 0 && (
        <>
          <ItemTable rows={query.data.rows} isStale={query.isPlaceholderData} />
          <Pager
            page={page}
            count={query.data.rows.length}
            onFirst={search.cursor ? toFirst : undefined}
            onPrevious={page > 1 ? () => history.back() : undefined}
            onNext={
              next ? () => void navigate({ search: { ...search, cursor: next }, state: { page: page + 1 } }) : undefined
            }
          />
        </>
      )}
    </>
  );
}
