import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { PanelButton } from '../ledger/panel-button.js';
import { lastVisit } from '../workbench/last-visit.js';
import { hasNew } from './inbox-news.js';
import { inboxQuery } from './inbox.api.js';
import styles from './inbox.module.css';

const InboxPanel = lazy(async () => ({ default: (await import('./inbox-panel.js')).InboxPanel }));

/** Beside the workbench's own, the inbox has its last look. */
const visitKey = (postId: string): string => `inbox.${postId}`;

/** How many things wait for the post; opens the list of them. */
export function InboxButton() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const inbox = useQuery(inboxQuery(post.id));
  const [lastSeen, setLastSeen] = useState(() => lastVisit(visitKey(post.id)));
  const total = inbox.data?.total;
  return (
    <PanelButton
      isRight
      title={t('inbox.label')}
      label={
        <span className={styles.label}>
          {t('inbox.label')}
          {total !== undefined && total > 0 && (
            <strong className={styles.badge}>
              {total > 999 ? t('inbox.many') : total}
              <span className="visually-hidden">{t('inbox.unit')}</span>
            </strong>
          )}
          {hasNew(inbox.data, lastSeen) && <span className={styles.new}>{t('inbox.new')}</span>}
        </span>
      }
    >
      {(close) => (
        <Suspense>
          {' '}
          <InboxPanel
            inbox={inbox}
            lastSeen={lastSeen}
            visitKey={visitKey(post.id)}
            onSeen={setLastSeen}
            close={close}
          />
        </Suspense>
      )}
    </PanelButton>
  );
}
