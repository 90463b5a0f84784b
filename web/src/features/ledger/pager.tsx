import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './ledger.module.css';

interface PagerProps {
  page: number;
  count: number;
  onFirst: (() => void) | undefined;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

/** Pages by key set: the next page continues after the last row, so rows that arrive meanwhile shift nothing. */
export function Pager({ page, count, onFirst, onPrevious, onNext }: PagerProps) {
  const { t } = useTranslation();
  return (
    <nav className={`${styles.pager} no-print`} aria-label={t('ledger.paging.label')}>
      <span>{t('ledger.paging.page', { page, count })}</span>
      <Button size="small" disabled={!onFirst} onClick={onFirst}>
        {t('ledger.paging.first')}
      </Button>
      <Button size="small" disabled={!onPrevious} onClick={onPrevious}>
        {t('ledger.paging.previous')}
      </Button>
      <Button size="small" disabled={!onNext} onClick={onNext}>
        {t('ledger.paging.next')}
      </Button>
    </nav>
  );
}
