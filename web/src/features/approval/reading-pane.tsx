import type { ItemView } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { DetailSkeleton } from '../detail/detail-section.js';
import { Facts } from '../detail/facts.js';
import { itemQuery } from '../items/items.api.js';
import { writtenDay } from '../form/parse-day.js';
import { draftOf } from '../registration/draft.js';
import { sourceFieldsOf } from '../registration/source-fields.js';
import { itemStepsQuery } from '../registration/registration.api.js';
import { formatDue, formatInstant } from '../time/dates.js';
import { DecisionForm } from './decision-form.js';
import styles from './approval.module.css';

/** One matter as the approving leader reads it, and the decision below. */
export function ReadingPane({
  itemId,
  onDecided,
}: {
  itemId: string;
  onDecided: (decision: { item: ItemView; step: 'approve' | 'reject' }) => void;
}) {
  const { t } = useTranslation();
  const query = useQuery(itemQuery(itemId));
  if (query.isError && !query.data)
    return <ReadFailure error={query.error} retry={() => void query.refetch()} isPart />;
  if (!query.data) return <DetailSkeleton label={t('shell.loading')} />;
  const item = query.data;
  return (
    <article className={styles.pane} aria-label={item.title}>
      <div className={styles.reading} tabIndex={0} role="region" aria-label={t('approval.matter')}>
        <h2>{item.title}</h2>
        <MatterFacts item={item} />
        <EarlierRejections item={item} />
      </div>
      <DecisionForm item={item} onDecided={onDecided} />
    </article>
  );
}

function MatterFacts({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const { source, initiationBasis: basis } = item;
  const facts = [
    { label: t('registration.field.content'), value: item.content, isWide: true },
    { label: t('registration.field.handlingProposal'), value: item.handlingProposal, isWide: true },
    {
      label: t('registration.field.basisKind'),
      value: basis && t('approval.basis', { kind: t(`registration.basis.${basis.kind}`), reference: basis.reference }),
      isWide: true,
    },
    { label: t('registration.field.sourceKind'), value: t(`glossary.sourceKind.${source.kind}`) },
    ...sourceFieldsOf(draftOf(item))
      .filter(({ field }) => source[field] !== null)
      .map(({ field, label }) => ({
        label: t(`registration.sourceLabel.${label}`),
        value: field === 'receivedOn' ? writtenDay(source[field] ?? '') : source[field],
        isWide: field === 'sentence' || field === 'link',
      })),
    { label: t('registration.field.contentCategory'), value: t(`glossary.contentCategory.${item.contentCategory}`) },
    { label: t('registration.field.urgency'), value: t(`glossary.urgency.${item.urgency}`) },
    { label: t('registration.field.disclosure'), value: t(`glossary.disclosure.${item.disclosure}`) },
    { label: t('approval.recordedBy'), value: item.recordedBy.personName },
    { label: t('registration.field.reportDueAt'), value: item.reportDueAt && formatDue(item.reportDueAt) },
    { label: t('registration.field.completionDueAt'), value: item.completionDueAt && formatDue(item.completionDueAt) },
  ];
  return <Facts facts={facts} />;
}

function EarlierRejections({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const { data } = useQuery(itemStepsQuery(item.id, item.version));
  const rejections = data?.filter(({ type }) => type.includes('.rejected')) ?? [];
  if (rejections.length === 0) return null;
  return (
    <section className={styles.earlier}>
      <h3>{t('approval.earlier')}</h3>
      {rejections.map((event) => (
        <p key={event.version}>
          {t('approval.earlierLine', {
            name: event.actor?.personName ?? '',
            time: formatInstant(event.occurredAt),
            reason: event.reason ?? '',
          })}
        </p>
      ))}
    </section>
  );
}
