import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { navigationFor } from '../../app/shell/navigation.js';
import type { Dashboard } from '@ducha/contracts';
import type { DashboardFilter } from './dashboard-filter.js';
import styles from './dashboard.module.css';

export function DashboardEmpty({ breadcrumb, filter }: Pick<Dashboard, 'breadcrumb'> & { filter: DashboardFilter }) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const above = breadcrumb.at(-2);
  return (
    <div className={styles.empty}>
      <p>{t('dashboard.empty.text')}</p>
      <p className={styles.steps}>
        {above && (
          <Link to="/dashboard/$unitId" params={{ unitId: above.id }} search={filter}>
            {t('dashboard.empty.up')}
          </Link>
        )}
        {navigationFor(post.role).includes('items') && <Link to="/ledger/items">{t('dashboard.empty.items')}</Link>}
      </p>
    </div>
  );
}
