import type { ItemView } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { draftStore } from '../actions/draft-store.js';
import { DetailSkeleton } from '../detail/detail-section.js';
import { itemQuery } from '../items/items.api.js';
import { formatDue } from '../time/dates.js';
import { unitQuery } from '../units/units.api.js';
import { issuingOfficeQuery } from './dispatch.api.js';
import { DispatchForm } from './dispatch-form.js';
import { NoticeSheet } from './notice-sheet.js';
import page from '../registration/registration.module.css';
import styles from './dispatch.module.css';

const route = getRouteApi('/shell/items/$itemId/notice');

/** `/items/:id/notice`: the supervision notice as it will be printed, the dispatch before it and the number after it. */
export function NoticePage() {
  const { t } = useTranslation();
  const { itemId } = route.useParams();
  const item = useQuery({ ...itemQuery(itemId), refetchInterval: 10_000 });
  usePageTitle(t('dispatch.title'));
  if (item.isError && !item.data) return <ReadFailure error={item.error} retry={() => void item.refetch()} />;
  if (!item.data) return <DetailSkeleton label={t('shell.loading')} />;
  if (!item.data.decomposition) return <NothingToDispatch item={item.data} />;
  return <Notice key={itemId} item={item.data} />;
}

function Notice({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const { me } = useCurrentPost();
  const issuer = useQuery(unitQuery(item.issuingUnit.id));
  const office = useQuery(issuingOfficeQuery(item.issuingUnit.id));
  const draft = useMemo(
    () => draftStore<{ requirement: string }>(window.sessionStorage, me.personId, `item.${item.id}.dispatch`),
    [me.personId, item.id],
  );
  const proposal =
    item.reportDueAt && item.completionDueAt
      ? t('dispatch.proposal', { report: formatDue(item.reportDueAt), completion: formatDue(item.completionDueAt) })
      : '';
  const [requirement, setRequirement] = useState(() => draft.read()?.requirement ?? proposal);
  const mayDispatch = item.allowedActions.includes('dispatch');
  const shown = item.notice?.requirement ?? requirement;

  return (
    <>
      <header className={`${page.head} no-print`}>
        <h1>{t('dispatch.title')}</h1>
        <div className={page.save}>
          {item.allowedActions.includes('decompose') && (
            <Link to="/items/$itemId/decomposition" params={{ itemId: item.id }}>
              {t('dispatch.back')}
            </Link>
          )}
          <Link to="/items/$itemId" params={{ itemId: item.id }}>
            {t('dispatch.item')}
          </Link>
          <Button onClick={() => window.print()}>{item.notice ? t('dispatch.print') : t('dispatch.printDraft')}</Button>
        </div>
      </header>
      <div className={styles.columns}>
        <NoticeSheet item={item} issuer={issuer.data ?? null} office={office.data ?? null} requirement={shown} />
        <DispatchForm
          item={item}
          mayDispatch={mayDispatch}
          requirement={requirement}
          onChange={(text) => {
            setRequirement(text);
            draft.write({ requirement: text });
          }}
          onDispatched={() => draft.forget()}
        />
      </div>
    </>
  );
}

function NothingToDispatch({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const mayDecompose = item.allowedActions.includes('decompose');
  return (
    <div className={styles.nothing}>
      <h1>{t('dispatch.nothing.title')}</h1>
      <p>{mayDecompose ? t('dispatch.nothing.decompose') : t('dispatch.nothing.text')}</p>
      {mayDecompose ? (
        <Link to="/items/$itemId/decomposition" params={{ itemId: item.id }}>
          {t('dispatch.nothing.action')}
        </Link>
      ) : (
        <Link to="/items/$itemId" params={{ itemId: item.id }}>
          {t('dispatch.item')}
        </Link>
      )}
    </div>
  );
}
