import type { Actor } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../time/dates.js';
import { unitQuery } from '../units/units.api.js';
import { eventName } from './event-name.js';
import { nameOf } from '../units/unit-name.js';
import styles from './timeline.module.css';

export interface TimelineEntry {
  type: string;
  version: number;
  occurredAt: string;
  actor: Actor | null;
  /** Reason, report text or whatever else the event says in words. */
  words: string[];
}

/** What happened, the latest first: when, what, who of which unit, and why. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return <p className={styles.empty}>{t('timeline.empty')}</p>;
  return (
    <ol className={styles.timeline}>
      {[...entries].reverse().map((entry) => (
        <li key={`${entry.type}-${entry.version}`}>
          <EventWord type={entry.type} version={entry.version} />
          <span className={styles.who}>
            {formatInstant(entry.occurredAt)}
            {entry.actor ? <Who actor={entry.actor} /> : <span>{t('timeline.bySystem')}</span>}
          </span>
          {entry.words.map((words) => (
            <p key={words} className={styles.words}>
              {words}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

function EventWord({ type, version }: { type: string; version: number }) {
  const { t } = useTranslation();
  const event = eventName(type);
  if (!event) return <strong>{t('timeline.version', { version })}</strong>;
  return (
    <strong>
      {event.aggregate === 'item' ? t(`timeline.item.${event.name}`) : t(`timeline.assignment.${event.name}`)}
    </strong>
  );
}

function Who({ actor }: { actor: Actor }) {
  const { t } = useTranslation();
  const unit = useQuery(unitQuery(actor.unitId));
  return <span>{t('timeline.by', { name: actor.personName, unit: unit.data ? nameOf(unit.data) : '' })}</span>;
}
