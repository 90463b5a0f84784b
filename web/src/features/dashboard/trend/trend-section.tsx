import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from '../choices.js';
import { trendQuery } from '../dashboard.api.js';
import { rowsOf, trendDays, type DashboardFilter, type TrendDays } from '../dashboard-filter.js';
import { Section } from '../section.js';
import { TrendChart } from './trend-chart.js';
import { TrendTable } from './trend-table.js';
import styles from '../dashboard.module.css';

interface TrendSectionProps {
  unitId: string;
  filter: DashboardFilter;
  days: TrendDays;
  onDays: (days: TrendDays) => void;
}

/** How the open assignments developed, day by day, with the figures beside the chart. */
export function TrendSection({ unitId, filter, days, onDays }: TrendSectionProps) {
  const { t } = useTranslation();
  const query = useQuery({ ...trendQuery(unitId, days, filter), placeholderData: keepPreviousData });
  // Counted from the end: the last day stays the last one when a day is added.
  const [daysBack, setDaysBack] = useState(0);
  const shown = query.data?.days ?? [];
  const at = Math.max(0, shown.length - 1 - daysBack);
  return (
    <Section
      id="trend"
      title={t('dashboard.trend.heading')}
      aside={
        <Choices
          label={t('dashboard.trend.range')}
          value={days}
          options={trendDays}
          wordOf={(count) => t('dashboard.trend.lastDays', { count: Number(count) })}
          onChange={onDays}
        />
      }
    >
      {query.isPending && <div className={styles.blank} style={{ height: 300 }} />}
      {query.isError && !query.data && <p className={styles.note}>{t('dashboard.trend.failed')}</p>}
      {shown.length > 0 && (
        <>
          <TrendChart days={shown} at={at} onChange={(next) => setDaysBack(shown.length - 1 - next)} />
          <TrendTable days={shown} rows={rowsOf(unitId, filter)} />
        </>
      )}
    </Section>
  );
}
