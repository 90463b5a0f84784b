import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LiveState } from '../live/keep-live.js';
import { formatClock, formatInstant, formatShort, secondsSince } from '../time/dates.js';
import { useNow } from '../time/use-now.js';
import { pollMs, staleSeconds } from './dashboard.api.js';
import styles from './dashboard.module.css';

interface DataAgeProps {
  asOf: string;
  /** Null for a past day, which is not renewed. */
  live: LiveState | null;
  isRefreshing: boolean;
}

/** When the numbers were counted, how long ago that was, and how they are renewed. */
export function DataAge({ asOf, live, isRefreshing }: DataAgeProps) {
  const { t } = useTranslation();
  const seconds = secondsSince(asOf, useNow(1_000));
  if (live === null) return <p className={styles.age}>{t('dashboard.dataTime', { time: formatInstant(asOf) })}</p>;
  const age =
    seconds < 3
      ? t('dashboard.age.now')
      : seconds < 60
        ? t('dashboard.age.seconds', { count: seconds })
        : t('dashboard.age.minutes', { count: Math.floor(seconds / 60) });
  return (
    <p className={styles.age} aria-busy={isRefreshing}>
      <span className={styles.live}>
        <svg viewBox="0 0 10 10" aria-hidden="true" className={live === 'LIVE' ? styles.liveOn : styles.liveOff}>
          <circle cx="5" cy="5" r="4" />
        </svg>
        {live === 'LIVE' ? t('dashboard.live.on') : t('dashboard.live.polling', { count: pollMs / 1_000 })}
      </span>
      {t('dashboard.dataTime', { time: `${formatShort(asOf).split(' ')[0]} ${formatClock(asOf)}` })}
      <span className={`${styles.ago} ${seconds >= staleSeconds ? styles.old : ''}`}>{age}</span>
    </p>
  );
}

/** A warning over numbers that could not be renewed. */
export function StaleNotice({ asOf, isFailed, retry }: { asOf: string; isFailed: boolean; retry: () => void }) {
  const { t } = useTranslation();
  const seconds = secondsSince(asOf, useNow(5_000));
  if (!isFailed && seconds < staleSeconds) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={t('dashboard.stale', { time: formatClock(asOf) })}
      action={
        <Button size="small" onClick={retry}>
          {t('shell.retry')}
        </Button>
      }
      className={styles.stale}
    />
  );
}
