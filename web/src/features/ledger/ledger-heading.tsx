import { useTranslation } from 'react-i18next';
import styles from './ledger.module.css';

/** The answer of a list in one line, and how to move in it by keyboard. */
export function LedgerHeading({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.top}>
      <h1>{text}</h1>
      <span className={`${styles.keys} no-print`}>{t('ledger.keys')}</span>
    </div>
  );
}
