import type { DashboardMeasures } from '@ducha/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { writtenDay } from '../form/parse-day.js';
import type { AssignmentFilter } from '../ledger/filters.js';
import { measureText, measureRows } from './measure.js';
import { measureKeys } from './ranking.js';
import { Section } from './section.js';
import styles from './dashboard.module.css';

interface MeasuresProps {
  measures: DashboardMeasures;
  period: { from: string; to: string };
  /** The rows of the unit under the filters of the page. */
  rows: AssignmentFilter;
}

/** What happened in the period, each with what it counts and the way to its rows. */
export function MeasuresSection({ measures, period, rows }: MeasuresProps) {
  const { t } = useTranslation();
  const days = { from: writtenDay(period.from), to: writtenDay(period.to) };
  return (
    <Section id="measures" title={t('dashboard.measures.heading', days)}>
      <ul className={styles.measures}>
        {measureKeys.map((key) => (
          <li key={key}>
            <span>{t(`dashboard.measures.name.${key}`)}</span>
            <strong>{measureText(t, measures, key)}</strong>
            <small>{t(`dashboard.measures.what.${key}`)}</small>
            {(key === 'averageDaysTenths' ? measures.completed : measures[key]) > 0 && (
              <Link
                to="/ledger/assignments"
                search={{ ...rows, ...measureRows(key, period) }}
                aria-label={t('dashboard.measures.rows', { what: t(`dashboard.measures.name.${key}`) })}
              >
                {t('dashboard.viewRows')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
