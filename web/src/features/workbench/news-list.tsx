import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { inboxQuery } from '../inbox/inbox.api.js';
import { formatShort } from '../time/dates.js';
import { withoutGovernment } from '../units/unit-name.js';
import { lastVisit, noteVisit, takeNote } from './last-visit.js';
import { newsSince, type News } from './news.js';
import { newsRowsQuery } from './workbench.api.js';
import { tabsFor } from './workbench-tabs.js';
import styles from './workbench.module.css';

const shownNews = 6;

/** What changed since the last visit; nothing on the first one. */
export function NewsList() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const [since, setSince] = useState(() => lastVisit(post.id));
  useEffect(() => noteVisit(post.id, new Date()), [post.id]);
  if (since === null) return null;
  const dismiss = () => {
    const now = new Date();
    takeNote(post.id, now);
    setSince(now.toISOString());
  };
  return (
    <section aria-labelledby="news" className={styles.section}>
      <h2 id="news">
        {t('workbench.news.heading')}
        <small>{t('workbench.news.since', { time: formatShort(since) })}</small>
      </h2>
      <NewsRows since={since} dismiss={dismiss} />
    </section>
  );
}

function NewsRows({ since, dismiss }: { since: string; dismiss: () => void }) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const dispatches = tabsFor(post).includes('DISPATCHED');
  const delivered = useQuery(newsRowsQuery(post.id, { mine: 'HANDLING', sort: '-deliveredAt' }));
  const held = useQuery(newsRowsQuery(post.id, { mine: 'HANDLING', lamp: 'RED', dueFrom: since, sort: '-nextDueAt' }));
  const given = useQuery({
    ...newsRowsQuery(post.id, { mine: 'DISPATCHED', lamp: 'RED', dueFrom: since, sort: '-nextDueAt' }),
    enabled: dispatches,
  });
  const review = useQuery({ ...newsRowsQuery(post.id, { mine: 'REVIEW' }), enabled: dispatches });
  const inbox = useQuery(inboxQuery(post.id));
  if (delivered.isPending || held.isPending) return <p className={styles.note}>{t('shell.loading')}</p>;
  const news = newsSince(since, {
    delivered: delivered.data ?? [],
    overdue: [...(held.data ?? []), ...(given.data ?? [])],
    review: review.data ?? [],
    inbox: inbox.data,
  });
  if (news.length === 0) return <p className={styles.note}>{t('workbench.news.none')}</p>;
  return (
    <>
      <ol className={styles.news}>
        {news.slice(0, shownNews).map((one) => (
          <li key={one.key}>
            <span className={one.kind === 'BECAME_OVERDUE' ? styles.RED : styles.kind}>
              {t(`workbench.news.kind.${one.kind}`)}
            </span>
            <NewsLink news={one} />
            <small>
              {withoutGovernment(one.unit)} · {formatShort(one.at)}
            </small>
          </li>
        ))}
      </ol>
      <p className={styles.note}>
        {news.length > shownNews && t('workbench.news.more', { count: news.length - shownNews })}
        <Button size="small" onClick={dismiss}>
          {t('workbench.news.seen')}
        </Button>
      </p>
    </>
  );
}

function NewsLink({ news: { title, target } }: { news: News }) {
  switch (target.kind) {
    case 'assignment':
      return (
        <Link to="/assignments/$assignmentId" params={{ assignmentId: target.id }}>
          {title}
        </Link>
      );
    case 'item':
      return (
        <Link to="/items/$itemId" params={{ itemId: target.id }}>
          {title}
        </Link>
      );
    case 'deduction':
      return (
        <Link to="/ledger/deductions" search={{ status: 'PROPOSED,APPEALED' }}>
          {title}
        </Link>
      );
    default:
      return target.kind satisfies never;
  }
}
