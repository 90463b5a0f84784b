import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { settingsTabs, type SettingsTab } from './settings-tabs.js';
import styles from './settings.module.css';

const targets = {
  organization: '/settings/organization',
} as const satisfies Record<SettingsTab, string>;

/** The parts of the settings side by side above the one that is open. */
export function SettingsFrame() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  return (
    <>
      <nav className={`${styles.tabs} no-print`} aria-label={t('settings.tabs')}>
        <ul>
          {settingsTabs(post.role).map((tab) => (
            <li key={tab}>
              <Link
                to={targets[tab]}
                className={styles.tab}
                activeOptions={{ includeSearch: false }}
                activeProps={{ className: `${styles.tab} ${styles.open}`, 'aria-current': 'page' }}
              >
                {t(`settings.tab.${tab}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </>
  );
}
