import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AssignmentFilter } from '../ledger/filters.js';
import styles from './dashboard.module.css';

/** A number in a table that opens its rows; `what` names it for those who do not see the heading beside it. */
export function CountLink({ count, filter, what }: { count: number; filter: AssignmentFilter; what: string }) {
  const { t } = useTranslation();
  if (count === 0) return <span className={styles.zero}>0</span>;
  return (
    <Link
      to="/ledger/assignments"
      search={filter}
      className={styles.count}
      aria-label={t('dashboard.cell', { what, count })}
      title={t('dashboard.viewRows')}
    >
      {count}
    </Link>
  );
}
