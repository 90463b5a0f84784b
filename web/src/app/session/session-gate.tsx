import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemPage } from '../pages/problem-page.js';
import { Waiting } from '../pages/waiting.js';
import { StatementPage } from '../pages/statement-page.js';
import { CurrentPostContext } from './current-post.js';
import { ExpiredDialog } from './expired-dialog.js';
import { meQuery } from './me.api.js';
import { sessionStore, signIn, startSession } from './oidc.js';
import { chosenPostId } from './post-choice.js';

/** Shows its children only to a signed-in person with a post; sends everyone else to the sign-in page. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const session = useSyncExternalStore(sessionStore.subscribe, sessionStore.current);
  const [isUnreachable, setUnreachable] = useState(false);

  useEffect(() => {
    if (session.kind === 'STARTING') void startSession();
    if (session.kind === 'SIGNED_OUT' && !isUnreachable) signIn().catch(() => setUnreachable(true));
  }, [session.kind, isUnreachable]);

  if (isUnreachable) {
    return (
      <StatementPage
        title={t('session.unreachable.title')}
        text={t('session.unreachable.text')}
        action={{ label: t('session.unreachable.action'), onClick: () => setUnreachable(false) }}
      />
    );
  }
  if (session.kind === 'STARTING') return <Waiting text={t('session.starting')} />;
  if (session.kind === 'SIGNED_OUT') return <Waiting text={t('session.redirecting')} />;
  return (
    <>
      <WithPost>{children}</WithPost>
      {session.kind === 'EXPIRED' && <ExpiredDialog />}
    </>
  );
}

function WithPost({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  if (me.isPending) return <Waiting text={t('session.starting')} />;
  if (!me.data) return <ProblemPage error={me.error} retry={() => void me.refetch()} />;
  const chosen = chosenPostId() ?? me.data.currentPostId;
  const post = me.data.posts.find((candidate) => candidate.id === chosen) ?? me.data.posts[0];
  if (!post) {
    return (
      <StatementPage title={t('session.noPost.title')} text={t('session.noPost.text', { name: me.data.personName })} />
    );
  }
  return <CurrentPostContext value={{ me: me.data, post }}>{children}</CurrentPostContext>;
}
