import type { PostChange, PostDetail } from '@ducha/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { SubjectContext, type ActionSubject } from '../actions/subject.js';
import { DetailSection, DetailSkeleton } from '../detail/detail-section.js';
import { Facts } from '../detail/facts.js';
import { writtenDay } from '../form/parse-day.js';
import { formatInstant } from '../time/dates.js';
import { nameOf } from '../units/unit-name.js';
import { EndDialog } from './end-dialog.js';
import { postQuery } from './posts.api.js';
import detail from '../detail/detail.module.css';
import styles from './posts.module.css';

const route = getRouteApi('/shell/settings/posts/$postId');

/** One post: who holds it where, and who gave or took it on what ground. */
export function PostPage() {
  const { t } = useTranslation();
  const { postId } = route.useParams();
  const { post: own } = useCurrentPost();
  const found = useQuery(postQuery(own.id, postId));
  usePageTitle(found.data?.personName ?? t('settings.tab.posts'));
  if (found.isPending) return <DetailSkeleton label={t('shell.loading')} />;
  if (!found.data) return <ReadFailure error={found.error} retry={() => void found.refetch()} />;
  return <Post post={found.data} ownPostId={own.id} />;
}

function Post({ post, ownPostId }: { post: PostDetail; ownPostId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isEnding, setEnding] = useState(false);
  const subject = useMemo<ActionSubject>(
    () => ({
      path: `/intake/posts/${post.id}`,
      version: post.version,
      allowedActions: post.mayEnd ? ['end'] : [],
      history: [],
      onDone: (_action, answer) => {
        client.setQueryData(postQuery(ownPostId, post.id).queryKey, answer as PostDetail);
        void client.invalidateQueries({ queryKey: ['posts'] });
        void client.invalidateQueries({ queryKey: ['unit-posts'] });
      },
      reread: () => void client.invalidateQueries({ queryKey: ['post', ownPostId, post.id] }),
    }),
    [client, ownPostId, post],
  );
  return (
    <SubjectContext value={subject}>
      <Link to="/settings/posts" search={{ unitId: post.unitId }} className={styles.back}>
        {t('posts.back', { unit: nameOf(post.unit) })}
      </Link>
      <div className={styles.top}>
        <h1 className={detail.title}>{t('posts.pageTitle', { person: post.personName, title: post.title })}</h1>
        {post.mayEnd && (
          <Button danger onClick={() => setEnding(true)}>
            {t('posts.end')}
          </Button>
        )}
      </div>
      <PostFacts post={post} />
      <DetailSection title={t('posts.history')}>
        {post.changes.length === 0 && <p className={detail.none}>{t('posts.noHistory')}</p>}
        <ol className={detail.entries}>
          {post.changes.map((change) => (
            <Change key={change.at} change={change} />
          ))}
        </ol>
      </DetailSection>
      {isEnding && <EndDialog person={post.personName} onClose={() => setEnding(false)} />}
    </SubjectContext>
  );
}

function PostFacts({ post }: { post: PostDetail }) {
  const { t } = useTranslation();
  return (
    <DetailSection title={t('organization.facts')}>
      <Facts
        facts={[
          { label: t('posts.person'), value: post.personName },
          { label: t('posts.account'), value: post.personId },
          { label: t('posts.title'), value: post.title },
          { label: t('posts.role'), value: t(`glossary.postRole.${post.role}`) },
          {
            label: t('posts.unit'),
            value: (
              <Link to="/settings/organization/$unitId" params={{ unitId: post.unitId }}>
                {post.unit.name}
              </Link>
            ),
          },
          { label: t('posts.state'), value: t(`posts.states.${post.state}`) },
          { label: t('posts.from'), value: writtenDay(post.validFrom) },
          { label: t('posts.to'), value: post.validTo ? writtenDay(post.validTo) : t('posts.open') },
        ]}
      />
    </DetailSection>
  );
}

function Change({ change }: { change: PostChange }) {
  const { t } = useTranslation();
  return (
    <li>
      <p>{t(`posts.change.${change.kind}`, { day: writtenDay(change.day) })}</p>
      <p>{t('posts.ground', { reason: change.reason })}</p>
      <p className={detail.meta}>
        <span>{change.by ? `${nameOf(change.by.unit)} ${change.by.personName}` : t('posts.byInstallation')}</span>
        <span>{formatInstant(change.at)}</span>
      </p>
    </li>
  );
}
