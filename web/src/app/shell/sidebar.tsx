import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../session/current-post.js';
import { navigationFor, type NavigationEntry } from './navigation.js';
import styles from './shell.module.css';

const targets = {
  workbench: '/workbench',
  dashboard: '/dashboard',
  registration: '/items/new',
  approvals: '/approvals',
  assignments: '/ledger/assignments',
  items: '/ledger/items',
  deductions: '/ledger/deductions',
} as const satisfies Record<NavigationEntry, string>;

export function Sidebar() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  return (
    <nav className={`${styles.sidebar} no-print`} aria-label={t('shell.navigation')}>
      <ul>
        {navigationFor(post.role).map((entry) => (
          <li key={entry}>
            <Link
              to={targets[entry]}
              className={styles.entry}
              activeOptions={{ includeSearch: false }}
              activeProps={{ className: `${styles.entry} ${styles.active}`, 'aria-current': 'page' }}
            >
              {t(`shell.nav.${entry}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
