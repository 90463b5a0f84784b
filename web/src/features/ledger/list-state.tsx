import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './ledger.module.css';

export function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('shell.loading')} className={styles.skeleton}>
      {Array.from({ length: 10 }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}

export function ListEmpty({
  title,
  text,
  onClear,
}: {
  title: string;
  text: string;
  onClear: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      <p>{text}</p>
      {onClear && <Button onClick={onClear}>{t('ledger.filter.clear')}</Button>}
    </div>
  );
}

/** A cursor belongs to one list and one order; an old link may carry one that no longer fits. */
export function CursorRefused({ onFirst }: { onFirst: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="info"
      showIcon
      title={t('ledger.stale')}
      action={
        <Button size="small" onClick={onFirst}>
          {t('ledger.paging.first')}
        </Button>
      }
    />
  );
}
