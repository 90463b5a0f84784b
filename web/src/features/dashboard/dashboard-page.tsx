import type { Dashboard } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { useDashboardStream } from '../live/use-dashboard-stream.js';
import { Breadcrumb } from '../units/breadcrumb.js';
import { nameOf } from '../units/unit-name.js';
import { DashboardEmpty } from './dashboard-empty.js';
import type { DashboardFilter } from './dashboard-filter.js';
import { DashboardSkeleton } from './dashboard-skeleton.js';
import { dashboardQuery, renewalMs } from './dashboard.api.js';
import { DataAge, StaleNotice } from './data-age.js';
import { DeductionCounts } from './deduction-counts.js';
import { Definition } from './definition.js';
import { Headline } from './headline.js';
import { ItemCounts } from './item-counts.js';
import { LampCounters } from './lamp-counters.js';
import { LampNews } from './lamp-news.js';
import { LeagueTiles } from './league-tiles.js';
import { NamedList } from './named-list.js';
import { StatusTable } from './status-table.js';
import { TrendSection } from './trend/trend-section.js';
import { UnitsTable } from './units-table.js';
import styles from './dashboard.module.css';

const route = getRouteApi('/shell/dashboard/$unitId');

/** How a unit and all below it stand now, and the way down to each number's rows. */
export function DashboardPage() {
  const { t } = useTranslation();
  const { unitId } = route.useParams();
  const filter = route.useSearch();
  const live = useDashboardStream(unitId);
  const query = useQuery({ ...dashboardQuery(unitId), refetchInterval: renewalMs(live) });
  usePageTitle(query.data && t('dashboard.pageTitle', { unit: nameOf(query.data.unit) }));

  if (query.isPending) return <DashboardSkeleton />;
  if (!query.data) return <ReadFailure error={query.error} retry={() => void query.refetch()} unitId={unitId} />;
  const { data } = query;
  return (
    <>
      <div className={styles.top}>
        <Breadcrumb units={data.breadcrumb} search={filter} />
        <DataAge asOf={data.asOf} live={live} isRefreshing={query.isFetching} />
      </div>
      <StaleNotice asOf={data.asOf} isFailed={query.isError} retry={() => void query.refetch()} />
      <Headline unit={data.unit} byLamp={data.assignments.byLamp} />
      <LampNews key={unitId} byLamp={data.assignments.byLamp} />
      {data.assignments.total === 0 && data.items.total === 0 ? (
        <DashboardEmpty breadcrumb={data.breadcrumb} />
      ) : (
        <Counts data={data} filter={filter} />
      )}
    </>
  );
}

function Counts({ data, filter }: { data: Dashboard; filter: DashboardFilter }) {
  const navigate = route.useNavigate();
  const choose = (change: Partial<DashboardFilter>) =>
    void navigate({ search: { ...filter, ...change }, replace: true, resetScroll: false });
  const unitId = data.unit.id;
  const { RED, YELLOW } = data.assignments.byLamp;
  return (
    <>
      <LampCounters unitId={unitId} assignments={data.assignments} />
      {data.unit.level === 'AUTONOMOUS_REGION' && !unitId.includes('_') && (
        <LeagueTiles rows={data.children} filter={filter} />
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          {data.children.length > 0 && <UnitsTable rows={data.children} filter={filter} choose={choose} />}
          <NamedList unitId={unitId} lamp="RED" count={RED} />
          <NamedList unitId={unitId} lamp="YELLOW" count={YELLOW} />
          <TrendSection unitId={unitId} days={filter.trend ?? '30'} onDays={(trend) => choose({ trend })} />
        </div>
        <div className={styles.side}>
          <StatusTable unitId={unitId} assignments={data.assignments} />
          <ItemCounts unitId={unitId} items={data.items} />
          <DeductionCounts unitId={unitId} deductions={data.deductions} />
        </div>
      </div>
      <Definition />
    </>
  );
}
