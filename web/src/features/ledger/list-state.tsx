import { Button } from 'antd';
import type { ReactNode } from 'react';
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

interface ListEmptyProps {
  title: string;
  text: string;
  /** Undefined where no filter is set. */
  onClear?: (() => void) | undefined;
  /** The next step where nothing is to be cleared. */
  children?: ReactNode;
}

export function ListEmpty({ title, text, onClear, children }: ListEmptyProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      <p>{text}</p>
      {onClear ? <Button onClick={onClear}>{t('ledger.filter.clear')}</Button> : children}
    </div>
  );
}
