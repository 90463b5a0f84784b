import { useQuery } from '@tanstack/react-query';
import type { Actor } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { formatShort } from '../time/dates.js';
import { nameOf } from '../units/unit-name.js';
import { unitQuery } from '../units/units.api.js';
import { eventName } from './event-name.js';
import type { TimelineEntry } from './timeline-entry.js';

/** What an event is called; one this portal does not know yet by its number. */
export function EventWord({ entry: { type, version, title } }: { entry: TimelineEntry }) {
  const { t } = useTranslation();
  const event = eventName(type);
  if (title) return title;
  if (!event) return t('timeline.version', { version });
  return event.aggregate === 'item' ? t(`timeline.item.${event.name}`) : t(`timeline.assignment.${event.name}`);
}

/** A person and the unit they acted for. */
export function Who({ actor }: { actor: Actor | null }) {
  const { t } = useTranslation();
  const unit = useQuery({ ...unitQuery(actor?.unitId ?? ''), enabled: actor !== null });
  if (!actor) return <span>{t('timeline.bySystem')}</span>;
  if (!unit.data) return <span>{actor.personName}</span>;
  return <span>{t('timeline.by', { name: actor.personName, unit: nameOf(unit.data) })}</span>;
}

/** One event in one line: when, who, what. */
export function EventText({ entry }: { entry: TimelineEntry }) {
  return (
    <>
      {formatShort(entry.occurredAt)} <Who actor={entry.actor} /> <EventWord entry={entry} />
    </>
  );
}
