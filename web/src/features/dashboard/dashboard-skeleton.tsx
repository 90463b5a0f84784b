import { useTranslation } from 'react-i18next';
import styles from './dashboard.module.css';

/** The outline of the page while its first numbers are read. */
export function DashboardSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('shell.loading')}>
      <div className={styles.blank} style={{ width: 240, height: 20 }} />
      <div className={styles.blank} style={{ width: 420, height: 30, margin: '12px 0 20px' }} />
      <div className={styles.blank} style={{ height: 88 }} />
      <div className={styles.columns}>
        <div className={`${styles.blank} ${styles.main}`} style={{ height: 320 }} />
        <div className={`${styles.blank} ${styles.side}`} style={{ height: 320 }} />
      </div>
    </div>
  );
}
