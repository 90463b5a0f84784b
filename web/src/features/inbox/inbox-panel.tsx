import type { Inbox, InboxRow } from '@ducha/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { LampMark } from '../lamps/lamp-mark.js';
import { formatClock, formatDueShort, formatShort } from '../time/dates.js';
import { withoutGovernment } from '../units/unit-name.js';
import { takeNote } from '../workbench/last-visit.js';
import { GroupLink } from './group-link.js';
import { isNew } from './inbox-news.js';
import styles from './inbox.module.css';

interface InboxPanelProps {
  inbox: UseQueryResult<Inbox>;
  lastSeen: string | null;
  visitKey: string;
  /** Called when the panel closes: what it showed is no longer new. */
  onSeen: (at: string) => void;
  close: () => void;
}

/** What waits for this post, by what is to be done; of each kind the first five and the way to all. */
export function InboxPanel({ inbox, lastSeen, visitKey, onSeen, close }: InboxPanelProps) {
  const { t } = useTranslation();
  useEffect(
    () => () => {
      const now = new Date();
      takeNote(visitKey, now);
      onSeen(now.toISOString());
    },
    [visitKey, onSeen],
  );
  const groups = inbox.data?.groups.filter(({ count }) => count > 0) ?? [];
  return (
    <div className={styles.panel}>
      {inbox.isPending && <p className={styles.note}>{t('shell.loading')}</p>}
      {inbox.isError && (
        <p className={styles.note} role="alert">
          {t('inbox.failed')}
        </p>
      )}
      {inbox.data && (
        <p className={styles.head}>
          {groups.length === 0 ? t('inbox.none') : t('inbox.total', { count: inbox.data.total })}
          <small>{t('inbox.asOf', { time: formatClock(inbox.data.asOf) })}</small>
        </p>
      )}
      {groups.map(({ kind, count, rows, link }) => (
        <section key={kind} aria-labelledby={`inbox-${kind}`} className={styles.group}>
          <h2 id={`inbox-${kind}`}>
            {t(`glossary.inboxGroup.${kind}`)}
            <span>{t('inbox.count', { count })}</span>
            <GroupLink link={link} onClick={close}>
              {t('inbox.all')}
              <span className="visually-hidden">{t(`glossary.inboxGroup.${kind}`)}</span>
            </GroupLink>
          </h2>
          <ul>
            {rows.map((row) => (
              <Row key={row.id} row={row} link={link} isNew={isNew(row, lastSeen)} close={close} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface RowProps {
  row: InboxRow;
  link: Inbox['groups'][number]['link'];
  isNew: boolean;
  close: () => void;
}

/** Whose it is is said where it is not one's own. */
function Row({ row, link, isNew: isRowNew, close }: RowProps) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  return (
    <li>
      <p className={styles.title}>
        {isRowNew && <span className={styles.new}>{t('inbox.new')}</span>}
        <RowLink row={row} link={link} close={close} />
      </p>
      <p className={styles.meta}>
        {row.lamp && row.lamp !== 'GREEN' && <LampMark lamp={row.lamp} short />}
        {row.unit.id !== post.actingUnit.id && <span>{withoutGovernment(row.unit.name)}</span>}
        <span>{t('inbox.since', { time: formatShort(row.since) })}</span>
        {row.dueAt && <span>{t('inbox.due', { day: formatDueShort(row.dueAt, new Date()) })}</span>}
      </p>
    </li>
  );
}

function RowLink({ row, link, close }: Omit<RowProps, 'isNew'>) {
  switch (row.kind) {
    case 'assignment':
      return (
        <Link to="/assignments/$assignmentId" params={{ assignmentId: row.id }} onClick={close}>
          {row.title}
        </Link>
      );
    case 'item':
      return (
        <Link to="/items/$itemId" params={{ itemId: row.id }} onClick={close}>
          {row.title}
        </Link>
      );
    case 'deduction':
      return (
        <GroupLink link={link} onClick={close}>
          {row.title}
        </GroupLink>
      );
    default:
      return row.kind satisfies never;
  }
}
