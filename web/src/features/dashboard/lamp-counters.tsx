import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lampOrder } from '../lamps/lamp.js';
import { LampMark } from '../lamps/lamp-mark.js';
import type { Dashboard } from '@ducha/contracts';
import styles from './dashboard.module.css';

/** The counts by lamp, each a link to its rows. */
export function LampCounters({ unitId, assignments }: { unitId: string; assignments: Dashboard['assignments'] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.counters} aria-label={t('dashboard.lamps')}>
      {lampOrder.map((lamp) => (
        <li key={lamp}>
          <Link to="/ledger/assignments" search={{ unitId, lamp }} className={styles.counter}>
            <LampMark lamp={lamp} />
            <strong>{assignments.byLamp[lamp]}</strong>
            <span className={styles.more}>{t('dashboard.viewRows')}</span>
          </Link>
        </li>
      ))}
      <li>
        <Link to="/ledger/assignments" search={{ unitId }} className={styles.counter}>
          <span>{t('dashboard.total')}</span>
          <strong>{assignments.total}</strong>
          <span className={styles.more}>{t('dashboard.viewRows')}</span>
        </Link>
      </li>
    </ul>
  );
}
