import type { ItemView } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { DetailSection } from '../detail/detail-section.js';
import { Facts } from '../detail/facts.js';
import { formatDue, formatInstant } from '../time/dates.js';

/** What the item asks for, by when, and for whom. */
export function ItemFacts({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const facts = [
    { label: t('detail.item.content'), value: item.content, isWide: true },
    { label: t('detail.item.proposal'), value: item.handlingProposal, isWide: true },
    { label: t('detail.item.issuer'), value: item.issuingUnit.name },
    { label: t('detail.item.category'), value: t(`glossary.contentCategory.${item.contentCategory}`) },
    { label: t('detail.item.urgency'), value: t(`glossary.urgency.${item.urgency}`) },
    { label: t('detail.item.disclosure'), value: t(`glossary.disclosure.${item.disclosure}`) },
    { label: t('detail.assignment.reportDue'), value: item.reportDueAt && formatDue(item.reportDueAt) },
    { label: t('detail.assignment.completionDue'), value: item.completionDueAt && formatDue(item.completionDueAt) },
    { label: t('item.recorder'), value: item.recordedBy.personName },
    { label: t('detail.item.created'), value: formatInstant(item.createdAt) },
    ...(item.closedAt
      ? [
          {
            label: item.status === 'COMPLETED' ? t('detail.assignment.closed') : t('detail.item.closed'),
            value: formatInstant(item.closedAt),
          },
        ]
      : []),
    ...(item.reopenCount > 0
      ? [{ label: t('detail.item.reopened'), value: t('detail.assignment.times', { count: item.reopenCount }) }]
      : []),
    ...(item.previousStatus
      ? [
          {
            label: t('glossary.itemStatus.SUSPENDED'),
            value: t('item.suspendedFrom', { status: t(`glossary.itemStatus.${item.previousStatus}`) }),
          },
        ]
      : []),
  ];
  return (
    <DetailSection title={t('detail.facts')}>
      <Facts facts={facts} />
    </DetailSection>
  );
}
