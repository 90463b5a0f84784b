import { useTranslation } from 'react-i18next';
import { LampMark } from '../lamps/lamp-mark.js';
import { formatInstant } from '../time/dates.js';
import { EventWord, Who } from './event-text.js';
import type { TimelineEntry } from './timeline-entry.js';
import styles from './timeline.module.css';

/** What happened, the latest first: when, what, who of which unit, why, and what it did to the lamp. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return <p className={styles.empty}>{t('timeline.empty')}</p>;
  return (
    <ol className={styles.timeline}>
      {[...entries].reverse().map((entry) => (
        <li key={`${entry.type}-${entry.version}`}>
          <strong>
            <EventWord entry={entry} />
            {entry.lamp && <LampMark lamp={entry.lamp} />}
          </strong>
          <span className={styles.who}>
            {formatInstant(entry.occurredAt)}
            <Who actor={entry.actor} />
            {entry.isProxyEntry && <span>{t('timeline.proxy')}</span>}
          </span>
          {entry.words.map((words) => (
            <p key={words} className={styles.words}>
              {words}
            </p>
          ))}
          {entry.rules?.map((rule) => (
            <p key={rule} className={styles.rule}>
              {rule}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
