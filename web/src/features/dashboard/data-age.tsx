import { useTranslation } from 'react-i18next';
import { formatShort, formatClock, secondsSince } from '../time/dates.js';
import { useNow } from '../time/use-now.js';
import styles from './dashboard.module.css';

/** When the numbers were counted and how long ago that was. */
export function DataAge({ asOf, isRefreshing }: { asOf: string; isRefreshing: boolean }) {
  const { t } = useTranslation();
  const seconds = secondsSince(asOf, useNow(1_000));
  const age =
    seconds < 3
      ? t('dashboard.age.now')
      : seconds < 60
        ? t('dashboard.age.seconds', { count: seconds })
        : t('dashboard.age.minutes', { count: Math.floor(seconds / 60) });
  return (
    <p className={styles.age} aria-busy={isRefreshing}>
      {t('dashboard.dataTime', { time: `${formatShort(asOf).slice(0, 5)} ${formatClock(asOf)}` })}
      <span className={seconds >= 60 ? styles.old : undefined}>{age}</span>
    </p>
  );
}
