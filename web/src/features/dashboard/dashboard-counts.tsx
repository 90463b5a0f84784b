import type { Dashboard } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { rowsOf, countedOf, isDimensioned, type DashboardFilter } from './dashboard-filter.js';
import { DeductionCounts } from './deduction-counts.js';
import { Definition } from './definition.js';
import { ItemCounts } from './item-counts.js';
import { LampCounters } from './lamp-counters.js';
import { LeagueTiles } from './league-tiles.js';
import { MeasuresSection } from './measures-section.js';
import { NamedList } from './named-list.js';
import { StatusTable } from './status-table.js';
import { TrendSection } from './trend/trend-section.js';
import { UnitsExport } from './units-export.js';
import { UnitsTable } from './units-table.js';
import { useEarlier } from './use-earlier.js';
import styles from './dashboard.module.css';

interface CountsProps {
  data: Dashboard;
  filter: DashboardFilter;
  choose: (change: Partial<DashboardFilter>) => void;
}

/** The numbers of a dashboard, from the whole to the single case. */
export function DashboardCounts({ data, filter, choose }: CountsProps) {
  const { t } = useTranslation();
  const unitId = data.unit.id;
  const rows = rowsOf(unitId, filter);
  const { RED, YELLOW } = data.assignments.byLamp;
  const earlier = useEarlier(data, filter);
  const isPast = filter.day !== undefined;
  const note = isDimensioned(countedOf(filter)) ? t('dashboard.unfiltered') : undefined;
  return (
    <>
      <LampCounters rows={rows} assignments={data.assignments} />
      {data.unit.level === 'AUTONOMOUS_REGION' && !unitId.includes('_') && (
        <LeagueTiles rows={data.children} filter={filter} />
      )}
      <MeasuresSection measures={data.measures} period={data.period} rows={rows} />
      <div className={styles.columns}>
        <div className={styles.main}>
          {data.children.length > 0 && (
            <UnitsTable rows={data.children} earlier={earlier} period={data.period} filter={filter} choose={choose}>
              <UnitsExport unit={data.unit} filter={filter} />
            </UnitsTable>
          )}
          <NamedList rows={rows} lamp="RED" count={RED} />
          <NamedList rows={rows} lamp="YELLOW" count={YELLOW} />
          <TrendSection
            unitId={unitId}
            filter={filter}
            days={filter.trend ?? '30'}
            onDays={(trend) => choose({ trend: trend === '30' ? undefined : trend })}
          />
        </div>
        <div className={styles.side}>
          <StatusTable rows={rows} assignments={data.assignments} />
          <ItemCounts unitId={unitId} items={data.items} isPast={isPast} note={note} />
          <DeductionCounts unitId={unitId} deductions={data.deductions} isPast={isPast} note={note} />
        </div>
      </div>
      <Definition />
    </>
  );
}
