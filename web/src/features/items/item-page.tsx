import type { ItemTimeline, ItemView, LedgerItemList } from '@ducha/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiGet } from '../../app/http.js';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { SentNotice } from '../actions/sent-notice.js';
import { SubjectContext } from '../actions/subject.js';
import { useFollowUp } from '../actions/use-follow-up.js';
import { AssignmentTreeSection } from '../assignments/assignment-tree.js';
import { assignmentTreeQuery } from '../assignments/assignments.api.js';
import { deepestWay, wayTo } from '../assignments/tree-rows.js';
import { DetailSection, DetailSkeleton } from '../detail/detail-section.js';
import { Lineage } from '../detail/lineage.js';
import { Timeline } from '../timeline/timeline.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import { ItemActions } from './item-actions.js';
import { ItemDocuments } from './item-documents.js';
import { ItemFacts } from './item-facts.js';
import { itemQuery, itemTimelineQuery } from './items.api.js';
import { voidedAt } from './voided-at.js';
import styles from '../detail/detail.module.css';

const route = getRouteApi('/shell/items/$itemId');

/** One supervision item: what it comes from and who holds it left, what happened right. */
export function ItemPage() {
  const { t } = useTranslation();
  const { itemId } = route.useParams();
  const query = useQuery(itemQuery(itemId));
  usePageTitle(query.data?.title);
  if (query.isPending) return <DetailSkeleton label={t('shell.loading')} />;
  if (!query.data) return <ReadFailure error={query.error} retry={() => void query.refetch()} />;
  return <Content key={itemId} item={query.data} reread={() => void query.refetch()} />;
}

function Content({ item, reread }: { item: ItemView; reread: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const timeline = useQuery({ ...itemTimelineQuery(item.id, item.version), placeholderData: keepPreviousData });
  const history = (timeline.data ?? []).map(entryOf);
  const { sent, follow } = useFollowUp(() => shownVersion(item));
  const [chosenId, setChosenId] = useState<string>();
  return (
    <SubjectContext
      value={{
        path: `/intake/items/${item.id}`,
        version: item.version,
        allowedActions: item.allowedActions,
        history,
        reread,
        onDone(action, answer) {
          client.setQueryData(itemQuery(item.id).queryKey, answer as ItemView);
          void follow(action, answer.version);
        },
      }}
    >
      <article>
        <p className={styles.kicker}>
          <span>{t('detail.item.title')}</span>
          <span>{item.itemNo ?? t('ledger.noNumber')}</span>
          <span role="status">{t(`glossary.itemStatus.${item.status}`)}</span>
        </p>
        <h1 className={styles.title}>{item.title}</h1>
        <SentNotice sent={sent} name={sent ? t(`item.action.${sent.action as 'submit'}`) : ''} />
        <ItemActions item={item} />
        <ItemLineage item={item} chosenId={chosenId} />
        <div className={styles.columns}>
          <div>
            <ItemFacts item={item} />
            <ItemDocuments item={item} voidedAt={voidedAt(timeline.data ?? [])} />
            <AssignmentTreeSection itemId={item.id} isDispatched={isDispatched(item)} onFocus={setChosenId} />
          </div>
          <DetailSection title={t('timeline.heading')}>
            {timeline.data ? <Timeline entries={history} /> : <p className={styles.note}>{t('shell.loading')}</p>}
          </DetailSection>
        </div>
      </article>
    </SubjectContext>
  );
}

/** Before it is dispatched an item has no assignments, and asking for them is answered as not found. */
const isDispatched = ({ notice }: ItemView) => notice !== null;

/** Down to the task the reader stands on in the tree, at first to the deepest one. */
function ItemLineage({ item, chosenId }: { item: ItemView; chosenId: string | undefined }) {
  const tree = useQuery({ ...assignmentTreeQuery(item.id), enabled: isDispatched(item) });
  const roots = tree.data?.roots ?? [];
  return <Lineage item={item} way={chosenId ? wayTo(roots, chosenId) : deepestWay(roots)} />;
}

/** The version the ledger shows, to know when it has followed a command. */
async function shownVersion({ id, title, issuingUnit }: ItemView): Promise<number | null> {
  const params = { unitId: issuingUnit.id, scope: 'UNIT', query: title.slice(0, 100) };
  const { rows } = await apiGet<LedgerItemList>('/reporting/items', params);
  return rows.find((row) => row.id === id)?.version ?? null;
}

function entryOf(event: ItemTimeline[number]): TimelineEntry {
  const { type, version, occurredAt, actor } = event;
  const words = [event.noticeNumber, event.reason, event.requirement].filter((text) => text !== undefined);
  return { type, version, occurredAt, actor, words };
}
