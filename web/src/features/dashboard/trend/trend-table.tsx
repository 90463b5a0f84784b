import type { Trend } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { formatMonthDay } from '../../time/dates.js';
import type { AssignmentFilter } from '../../ledger/filters.js';
import { CountLink } from '../count-link.js';
import { events, flows } from './trend-flows.js';
import table from '../dashboard.module.css';
import styles from './trend.module.css';

/** The chart in figures, the latest day first. */
export function TrendTable({ days, rows }: { days: Trend['days']; rows: AssignmentFilter }) {
  const { t } = useTranslation();
  return (
    <details className={styles.figures}>
      <summary>{t('dashboard.trend.figures')}</summary>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('dashboard.trend.figures')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('dashboard.trend.date')}</th>
              {flows.map((name) => (
                <th key={name} scope="col" className={table.number}>
                  {t(`dashboard.trend.name.${name}`)}
                </th>
              ))}
              <th scope="col" className={table.number}>
                {t('dashboard.trend.name.open')}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...days].reverse().map((day) => (
              <tr key={day.day}>
                <th scope="row">{formatMonthDay(day.day)}</th>
                {flows.map((name) => (
                  <td key={name} className={table.number}>
                    <CountLink
                      count={day[name]}
                      filter={{ ...rows, event: events[name], from: day.day, to: day.day }}
                      what={`${formatMonthDay(day.day)} ${t(`dashboard.trend.name.${name}`)}`}
                    />
                  </td>
                ))}
                <td className={table.number}>{day.openAtEnd}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
