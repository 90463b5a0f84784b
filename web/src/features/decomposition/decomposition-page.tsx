import type { ItemView } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { StatementPage } from '../../app/pages/statement-page.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { DetailSkeleton } from '../detail/detail-section.js';
import { itemQuery } from '../items/items.api.js';
import { unitQuery } from '../units/units.api.js';
import { BreakdownEditor } from './breakdown-editor.js';

const route = getRouteApi('/shell/items/$itemId/decomposition');

/** `/items/:id/decomposition`: who leads, who supports, what, who answers for it and until when. */
export function DecompositionPage() {
  const { t } = useTranslation();
  const { itemId } = route.useParams();
  const { post } = useCurrentPost();
  const item = useQuery({ ...itemQuery(itemId), refetchInterval: 10_000 });
  const issuer = useQuery({ ...unitQuery(item.data?.issuingUnit.id ?? ''), enabled: item.data !== undefined });
  usePageTitle(t('decomposition.title'));
  if (item.isError && !item.data) return <ReadFailure error={item.error} retry={() => void item.refetch()} />;
  if (!item.data || !issuer.data) return <DetailSkeleton label={t('shell.loading')} />;
  if (!item.data.allowedActions.includes('decompose')) return <NotNow item={item.data} />;
  return <BreakdownEditor key={`${post.id}-${itemId}`} item={item.data} issuer={issuer.data} postId={post.id} />;
}

function NotNow({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <StatementPage
      title={t('decomposition.notNow.title')}
      text={t('decomposition.notNow.text', { status: t(`glossary.itemStatus.${item.status}`) })}
      action={{
        label: t('decomposition.notNow.open'),
        onClick: () => void navigate({ to: '/items/$itemId', params: { itemId: item.id } }),
      }}
      place="PAGE"
    />
  );
}
