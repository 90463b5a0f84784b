import type { Trend } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { formatMonthDay } from '../../time/dates.js';
import { flows } from './trend-flows.js';
import table from '../dashboard.module.css';
import styles from './trend.module.css';

/** The chart in figures, the latest day first. */
export function TrendTable({ days }: { days: Trend['days'] }) {
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
                    {day[name]}
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
