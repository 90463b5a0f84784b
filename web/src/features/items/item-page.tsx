import type { ItemTimeline, ItemView } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { AssignmentTreeSection } from '../assignments/assignment-tree.js';
import { DetailSection, DetailSkeleton } from '../detail/detail-section.js';
import { Facts } from '../detail/facts.js';
import { formatDue, formatInstant } from '../time/dates.js';
import { Timeline, type TimelineEntry } from '../timeline/timeline.js';
import { itemQuery, itemTimelineQuery } from './items.api.js';
import styles from '../detail/detail.module.css';

const route = getRouteApi('/shell/items/$itemId');

/** One supervision item: facts and the assignments over all levels left, what happened right. */
export function ItemPage() {
  const { t } = useTranslation();
  const { itemId } = route.useParams();
  const query = useQuery(itemQuery(itemId));
  usePageTitle(query.data?.title);
  if (query.isPending) return <DetailSkeleton label={t('shell.loading')} />;
  if (!query.data) return <ReadFailure error={query.error} retry={() => void query.refetch()} />;
  const item = query.data;
  return (
    <article>
      <p className={styles.kicker}>
        <span>{t('detail.item.title')}</span>
        <span>{item.itemNo ?? t('ledger.noNumber')}</span>
        <span>{t(`glossary.itemStatus.${item.status}`)}</span>
      </p>
      <h1 className={styles.title}>{item.title}</h1>
      <div className={styles.columns}>
        <div>
          <ItemFacts item={item} />
          <AssignmentTreeSection itemId={item.id} />
        </div>
        <ItemHistory itemId={itemId} />
      </div>
    </article>
  );
}

function ItemFacts({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const facts = [
    { label: t('detail.item.content'), value: item.content, isWide: true },
    { label: t('detail.item.proposal'), value: item.handlingProposal, isWide: true },
    { label: t('detail.item.source'), value: t(`glossary.sourceKind.${item.source.kind}`) },
    { label: t('detail.item.documentNo'), value: item.source.documentNo },
    { label: t('detail.item.issuedBy'), value: item.source.issuedBy },
    { label: t('detail.item.issuer'), value: item.issuingUnit.name },
    { label: t('detail.item.category'), value: t(`glossary.contentCategory.${item.contentCategory}`) },
    { label: t('detail.item.urgency'), value: t(`glossary.urgency.${item.urgency}`) },
    { label: t('detail.item.disclosure'), value: t(`glossary.disclosure.${item.disclosure}`) },
    { label: t('detail.item.notice'), value: item.notice?.number },
    { label: t('detail.item.created'), value: formatInstant(item.createdAt) },
    { label: t('detail.item.registered'), value: item.registeredAt && formatInstant(item.registeredAt) },
    { label: t('detail.assignment.reportDue'), value: item.reportDueAt && formatDue(item.reportDueAt) },
    { label: t('detail.assignment.completionDue'), value: item.completionDueAt && formatDue(item.completionDueAt) },
    ...(item.reopenCount > 0
      ? [{ label: t('detail.item.reopened'), value: t('detail.assignment.times', { count: item.reopenCount }) }]
      : []),
  ];
  return (
    <DetailSection title={t('detail.facts')}>
      <Facts facts={facts} />
    </DetailSection>
  );
}

function ItemHistory({ itemId }: { itemId: string }) {
  const { t } = useTranslation();
  const events = useQuery(itemTimelineQuery(itemId));
  return (
    <DetailSection title={t('timeline.heading')}>
      {events.data ? (
        <Timeline entries={events.data.map(entryOf)} />
      ) : (
        <p className={styles.note}>{t('shell.loading')}</p>
      )}
    </DetailSection>
  );
}

function entryOf(event: ItemTimeline[number]): TimelineEntry {
  const { type, version, occurredAt, actor } = event;
  const words = [event.noticeNumber, event.reason, event.requirement].filter((text) => text !== undefined);
  return { type, version, occurredAt, actor, words };
}
