import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { DetailSection } from '../detail/detail-section.js';
import { ListSkeleton } from '../ledger/list-state.js';
import { formatClock, secondsSince } from '../time/dates.js';
import { useNow } from '../time/use-now.js';
import { ConsumersTable } from './consumers-table.js';
import { findingKinds, findingsOf, type Finding, type FindingParams } from './findings.js';
import { ReconciliationTable } from './reconciliation-table.js';
import { ServicesTable } from './services-table.js';
import { rereadMs, serviceNames, statusQuery } from './status.api.js';
import styles from './status.module.css';

/** How the services stand now, what is out of order, and what is to be done about it. */
export function StatusPage() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const now = useNow(1_000);
  usePageTitle(t('settings.tab.status'));
  const found = useQueries({ queries: serviceNames.map((service) => statusQuery(post.id, service)) });
  const refused = found.find(({ isError, data }) => isError && !data);
  if (refused)
    return <ReadFailure error={refused.error} retry={() => found.forEach(({ refetch }) => void refetch())} />;
  const states = found.flatMap(({ data }) => (data ? [data] : []));
  if (states.length < found.length) return <ListSkeleton />;
  const readAt = new Date(Math.min(...found.map(({ dataUpdatedAt }) => dataUpdatedAt)));
  const findings = findingsOf(states, now);
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <div aria-live="polite">
          <h1>{findings.length === 0 ? t('status.calm') : t('status.busy', { count: findings.length })}</h1>
        </div>
        <p className={styles.note}>
          {t('status.age', {
            time: formatClock(readAt.toISOString()),
            seconds: secondsSince(readAt.toISOString(), now),
            every: rereadMs / 1_000,
          })}
        </p>
      </div>
      {findings.length > 0 && (
        <ol className={styles.findings}>
          {findings.map((finding, at) => (
            <FindingLine key={at} finding={finding} />
          ))}
        </ol>
      )}
      <DetailSection title={t('status.services')}>
        <ServicesTable states={states} />
      </DetailSection>
      <DetailSection title={t('status.reconciliation')} note={t('status.reconciliationNote')}>
        <ReconciliationTable states={states} />
      </DetailSection>
      <DetailSection title={t('status.consumers')} note={t('status.consumersNote')}>
        <ConsumersTable states={states} />
      </DetailSection>
      <DetailSection title={t('status.advices')}>
        <dl className={styles.advices}>
          {findingKinds.map((kind) => (
            <div key={kind} id={adviceId(kind)}>
              <dt>{t(`status.kind.${kind}`)}</dt>
              <dd>{t(`status.advice.${kind}`)}</dd>
            </div>
          ))}
        </dl>
      </DetailSection>
    </div>
  );
}

const adviceId = (kind: Finding['kind']): string => `advice-${kind.toLowerCase()}`;

function FindingLine({ finding: { service, kind, severity, params } }: { finding: Finding }) {
  const { t } = useTranslation();
  const sentence = t(`status.finding.${kind}`, params as Required<FindingParams>);
  return (
    <li>
      <span className={severity === 'FAULT' ? styles.fault : styles.attention}>{t(`status.severity.${severity}`)}</span>
      <span>{t('status.line', { service: t(`status.service.${service}`), sentence })}</span>
      <a href={`#${adviceId(kind)}`}>{t('status.whatToDo')}</a>
    </li>
  );
}
