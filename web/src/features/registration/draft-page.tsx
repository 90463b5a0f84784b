import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ForbiddenPage } from '../../app/pages/forbidden-page.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { StatementPage } from '../../app/pages/statement-page.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { DetailSkeleton } from '../detail/detail-section.js';
import { mayRegister } from './may-register.js';
import { DraftForm } from './draft-form.js';
import type { DraftSession } from './draft-session.js';
import { useDraftSession } from './use-draft-session.js';

/** `/items/new` and `/items/:id/edit`: one page, so that a new draft keeps its cursor when it gets its address. */
export function DraftPage() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const { itemId } = useParams({ strict: false }) as { itemId?: string };
  usePageTitle(itemId ? t('registration.editTitle') : t('registration.newTitle'));
  if (!mayRegister(post)) return <ForbiddenPage unitId={post.actingUnit.id} detail={t('registration.officeOnly')} />;
  return <OpenDraft key={post.id} itemId={itemId} postId={post.id} />;
}

function OpenDraft({ itemId, postId }: { itemId: string | undefined; postId: string }) {
  const { t } = useTranslation();
  const { session, item } = useDraftSession(itemId, postId);
  if (item.isError && !session) return <ReadFailure error={item.error} retry={() => void item.refetch()} />;
  if (!session) return <DetailSkeleton label={t('shell.loading')} />;
  return <Opened session={session} itemId={itemId} mayRevise={item.data?.allowedActions.includes('revise') ?? true} />;
}

function Opened({
  session,
  itemId,
  mayRevise,
}: {
  session: DraftSession;
  itemId: string | undefined;
  mayRevise: boolean;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useSyncExternalStore(session.subscribe, session.current);

  // The first save gives the draft its own address, which a bookmark and a reload need.
  useEffect(() => {
    if (itemId === undefined && state.itemId !== null) {
      void navigate({
        to: '/items/$itemId/edit',
        params: { itemId: state.itemId },
        replace: true,
        resetScroll: false,
        state: { keepsFocus: true },
      });
    }
  }, [itemId, state.itemId, navigate]);

  if (!mayRevise && state.itemId !== null && !state.closed && state.save === 'SAVED') {
    return (
      <StatementPage
        title={t('registration.closed.title')}
        text={t('registration.closed.notYours')}
        action={{
          label: t('registration.closed.open'),
          onClick: () => void navigate({ to: '/items/$itemId', params: { itemId: state.itemId ?? '' } }),
        }}
        place="PAGE"
      />
    );
  }
  return <DraftForm session={session} state={state} />;
}
