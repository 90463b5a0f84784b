import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lampOrder } from '../lamps/lamp.js';
import { LampMark } from '../lamps/lamp-mark.js';
import type { AssignmentFilter } from '../ledger/filters.js';
import type { Dashboard } from '@ducha/contracts';
import styles from './dashboard.module.css';

interface CountersProps {
  /** The rows of the unit under the filters of the page. */
  rows: AssignmentFilter;
  assignments: Dashboard['assignments'];
}

/** The counts by lamp, each a link to its rows. */
export function LampCounters({ rows, assignments }: CountersProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles.counters} aria-label={t('dashboard.lamps')}>
      {lampOrder.map((lamp) => (
        <li key={lamp}>
          <Link to="/ledger/assignments" search={{ ...rows, lamp }} className={styles.counter}>
            <LampMark lamp={lamp} />
            <strong>{assignments.byLamp[lamp]}</strong>
            <span className={styles.more}>{t('dashboard.viewRows')}</span>
          </Link>
        </li>
      ))}
      <li>
        <Link to="/ledger/assignments" search={rows} className={styles.counter}>
          <span>{t('dashboard.total')}</span>
          <strong>{assignments.total}</strong>
          <span className={styles.more}>{t('dashboard.viewRows')}</span>
        </Link>
      </li>
    </ul>
  );
}
