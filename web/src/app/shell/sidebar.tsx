import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../keys/use-shortcut.js';
import { useCurrentPost } from '../session/current-post.js';
import { hasVillagePage, navigationFor, navigationKeys, type NavigationEntry } from './navigation.js';
import styles from './shell.module.css';

const targets = {
  workbench: '/workbench',
  dashboard: '/dashboard',
  registration: '/items/new',
  approvals: '/approvals',
  assignments: '/ledger/assignments',
  items: '/ledger/items',
  deductions: '/ledger/deductions',
  settings: '/settings',
} as const satisfies Record<NavigationEntry, string>;

export function Sidebar() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  return (
    <nav className={`${styles.sidebar} no-print`} aria-label={t('shell.navigation')}>
      <ul>
        {navigationFor(post.role).map((entry) => (
          <li key={entry}>
            <Entry entry={entry} />
          </li>
        ))}
        {hasVillagePage(post.role, post.unit.id) && (
          <li>
            <a href="/m" className={styles.entry}>
              {t('shell.village')}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

function Entry({ entry }: { entry: NavigationEntry }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const to = targets[entry];
  const name = t(`shell.nav.${entry}`);
  useShortcut(`g ${navigationKeys[entry]}`, name, () => void navigate({ to }));
  return (
    <Link
      to={to}
      className={styles.entry}
      activeOptions={{ includeSearch: false }}
      activeProps={{ className: `${styles.entry} ${styles.active}`, 'aria-current': 'page' }}
    >
      {name}
    </Link>
  );
}
