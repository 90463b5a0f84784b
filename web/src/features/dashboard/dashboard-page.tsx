import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { formatClock } from '../time/dates.js';
import { Breadcrumb } from '../units/breadcrumb.js';
import { ChildrenTable } from './children-table.js';
import type { Dashboard } from '@ducha/contracts';
import { dashboardQuery } from './dashboard.api.js';
import { DashboardEmpty } from './dashboard-empty.js';
import { DashboardSkeleton } from './dashboard-skeleton.js';
import { DataAge } from './data-age.js';
import { DeductionCounts } from './deduction-counts.js';
import { Definition } from './definition.js';
import { DueList } from './due-list.js';
import { Headline } from './headline.js';
import { ItemCounts } from './item-counts.js';
import { LampCounters } from './lamp-counters.js';
import { LampNews } from './lamp-news.js';
import { LeagueTiles } from './league-tiles.js';
import { StatusTable } from './status-table.js';
import { nameOf } from '../units/unit-name.js';
import styles from './dashboard.module.css';

const route = getRouteApi('/shell/dashboard/$unitId');

/** How a unit and all below it stand now, and the way down to each number's rows. */
export function DashboardPage() {
  const { t } = useTranslation();
  const { unitId } = route.useParams();
  const query = useQuery(dashboardQuery(unitId));
  usePageTitle(query.data && t('dashboard.pageTitle', { unit: nameOf(query.data.unit) }));

  if (query.isPending) return <DashboardSkeleton />;
  if (!query.data) return <ReadFailure error={query.error} retry={() => void query.refetch()} unitId={unitId} />;
  const { data } = query;
  return (
    <>
      <div className={styles.top}>
        <Breadcrumb units={data.breadcrumb} />
        <DataAge asOf={data.asOf} isRefreshing={query.isFetching} />
      </div>
      {query.isError && (
        <Alert
          type="warning"
          showIcon
          title={t('shell.problem.stale', { time: formatClock(data.asOf) })}
          className={styles.stale}
        />
      )}
      <Headline unit={data.unit} byLamp={data.assignments.byLamp} />
      <LampNews key={unitId} byLamp={data.assignments.byLamp} />
      {data.assignments.total === 0 && data.items.total === 0 ? (
        <DashboardEmpty breadcrumb={data.breadcrumb} />
      ) : (
        <Counts data={data} />
      )}
    </>
  );
}

function Counts({ data }: { data: Dashboard }) {
  const unitId = data.unit.id;
  return (
    <>
      <LampCounters unitId={unitId} assignments={data.assignments} />
      {data.unit.level === 'AUTONOMOUS_REGION' && !unitId.includes('_') && <LeagueTiles rows={data.children} />}
      <div className={styles.columns}>
        <div className={styles.main}>
          {data.children.length > 0 && <ChildrenTable rows={data.children} />}
          <DueList unitId={unitId} lamp="RED" count={data.assignments.byLamp.RED} />
          <DueList unitId={unitId} lamp="YELLOW" count={data.assignments.byLamp.YELLOW} />
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
