import { useTranslation } from 'react-i18next';
import styles from './dashboard.module.css';

const sentences = [
  'assignments',
  'lamps',
  'overdue',
  'dueToday',
  'measures',
  'movement',
  'items',
  'trend',
  'refresh',
] as const;

/** What is counted, in words a reader can check a number with. */
export function Definition() {
  const { t } = useTranslation();
  return (
    <details className={styles.definition}>
      <summary>{t('dashboard.definition.heading')}</summary>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{t(`dashboard.definition.${sentence}`)}</li>
        ))}
      </ul>
    </details>
  );
}
