import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { FilterChips } from '../ledger/filter-chips.js';
import { countedChips } from '../ledger/counted-chips.js';
import { PastDayNotice } from '../ledger/past-day-notice.js';
import { useDashboardStream } from '../live/use-dashboard-stream.js';
import { Breadcrumb } from '../units/breadcrumb.js';
import { nameOf } from '../units/unit-name.js';
import { unitQuery } from '../units/units.api.js';
import { DashboardCounts } from './dashboard-counts.js';
import { DashboardEmpty } from './dashboard-empty.js';
import { isDimensioned, countedOf, rowsOf, type DashboardFilter } from './dashboard-filter.js';
import { DashboardFilters } from './dashboard-filters.js';
import { DashboardSkeleton } from './dashboard-skeleton.js';
import { dashboardQuery, renewalMs } from './dashboard.api.js';
import { DataAge, StaleNotice } from './data-age.js';
import { Headline } from './headline.js';
import { LampNews } from './lamp-news.js';
import { PrintHead } from './print-head.js';
import styles from './dashboard.module.css';

const route = getRouteApi('/shell/dashboard/$unitId');

/** How a unit and all below it stand, now or on a past day, and the way down to each number's rows. */
export function DashboardPage() {
  const { t } = useTranslation();
  const { unitId } = route.useParams();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const isPast = filter.day !== undefined;
  const live = useDashboardStream(isPast ? undefined : unitId);
  const query = useQuery({
    ...dashboardQuery(unitId, filter),
    // Another filter of the same unit is shown in the place of the last one; another unit is another page.
    placeholderData: (previous, last) => (last?.queryKey[2] === unitId ? previous : undefined),
    // A past day does not change any more.
    refetchInterval: isPast ? false : renewalMs(live),
  });
  const issuer = useQuery({ ...unitQuery(filter.issuingUnitId ?? ''), enabled: filter.issuingUnitId !== undefined });
  usePageTitle(query.data && t('dashboard.pageTitle', { unit: nameOf(query.data.unit) }));

  if (query.isPending) return <DashboardSkeleton />;
  if (!query.data) return <ReadFailure error={query.error} retry={() => void query.refetch()} unitId={unitId} />;
  const { data } = query;
  const choose = (change: Partial<DashboardFilter>) =>
    void navigate({ search: { ...filter, ...change }, replace: true, resetScroll: false });
  const chips = countedChips(t, filter, issuer.data && nameOf(issuer.data), choose);
  const clear = () =>
    choose({
      level: undefined,
      contentCategory: undefined,
      sourceKind: undefined,
      role: undefined,
      issuingUnitId: undefined,
    });
  const isEmpty = data.assignments.total === 0 && data.items.total === 0 && !isPast;
  return (
    <div className={query.isPlaceholderData ? styles.renewing : undefined} aria-busy={query.isPlaceholderData}>
      <div className={`${styles.top} no-print`}>
        <Breadcrumb units={data.breadcrumb} search={filter} />
        <DataAge asOf={data.asOf} live={isPast ? null : live} isRefreshing={query.isFetching} />
      </div>
      <PrintHead unit={data.unit} asOf={data.asOf} filterText={chips.map(({ text }) => text)} />
      {!isPast && <StaleNotice asOf={data.asOf} isFailed={query.isError} retry={() => void query.refetch()} />}
      {filter.day && <PastDayNotice day={filter.day} toNow={() => choose({ day: undefined })} />}
      <Headline unit={data.unit} rows={rowsOf(unitId, filter)} byLamp={data.assignments.byLamp} />
      {!isPast && <LampNews key={unitId} byLamp={data.assignments.byLamp} />}
      <DashboardFilters filter={filter} period={data.period} choose={choose}>
        <Button onClick={() => window.print()}>{t('ledger.print.label')}</Button>
      </DashboardFilters>
      <FilterChips chips={chips} clear={clear} />
      {isEmpty && !isDimensioned(countedOf(filter)) ? (
        <DashboardEmpty breadcrumb={data.breadcrumb} filter={filter} />
      ) : (
        <DashboardCounts data={data} filter={filter} choose={choose} />
      )}
    </div>
  );
}
