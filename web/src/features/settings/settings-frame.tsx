import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { i18next } from '../../i18n/i18n.js';
import { administration } from '../../i18n/zh-cn/administration.js';
import { settingsTabs, type SettingsTab } from './settings-tabs.js';
import styles from './settings.module.css';

i18next.addResourceBundle('zh-CN', 'translation', administration, true);

const targets = {
  organization: '/settings/organization',
  posts: '/settings/posts',
  status: '/settings/status',
  api: '/settings/api',
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
