import type { AssignmentDetail, AssignmentTimeline, ProgressEntryView } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { DetailSection, DetailSkeleton } from '../detail/detail-section.js';
import { LampMark } from '../lamps/lamp-mark.js';
import { formatInstant } from '../time/dates.js';
import { Timeline, type TimelineEntry } from '../timeline/timeline.js';
import { AssignmentFacts } from './assignment-facts.js';
import { AssignmentTreeSection } from './assignment-tree.js';
import { assignmentQuery, assignmentTimelineQuery } from './assignments.api.js';
import styles from '../detail/detail.module.css';

const route = getRouteApi('/shell/assignments/$assignmentId');

/** One unit's assignment: facts and reports left, what happened right. */
export function AssignmentPage() {
  const { t } = useTranslation();
  const { assignmentId } = route.useParams();
  const query = useQuery(assignmentQuery(assignmentId));
  usePageTitle(query.data?.itemTitle);
  if (query.isPending) return <DetailSkeleton label={t('shell.loading')} />;
  if (!query.data) return <ReadFailure error={query.error} retry={() => void query.refetch()} />;
  const assignment = query.data;
  return (
    <article>
      <p className={styles.kicker}>
        <span>{t('detail.assignment.title')}</span>
        <span>{assignment.itemNo}</span>
        <LampMark lamp={assignment.lamp} />
        <span>{t(`glossary.assignmentStatus.${assignment.status}`)}</span>
        {assignment.isOverdue && assignment.lamp === 'DONE' && (
          <span className={styles.late}>{t('detail.assignment.late')}</span>
        )}
        <Link to="/items/$itemId" params={{ itemId: assignment.itemId }}>
          {t('detail.assignment.openItem')}
        </Link>
      </p>
      <h1 className={styles.title}>{assignment.itemTitle}</h1>
      <div className={styles.columns}>
        <div>
          <AssignmentFacts assignment={assignment} />
          <Reports assignment={assignment} />
          <AssignmentTreeSection itemId={assignment.itemId} currentId={assignment.id} />
        </div>
        <AssignmentHistory assignmentId={assignmentId} />
      </div>
    </article>
  );
}

function Reports({ assignment }: { assignment: AssignmentDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <DetailSection title={t('detail.assignment.progress')}>
        {assignment.progress.length === 0 ? (
          <p className={styles.note}>{t('detail.assignment.noProgress')}</p>
        ) : (
          <Entries entries={assignment.progress} />
        )}
      </DetailSection>
      {assignment.supportInputs.length > 0 && (
        <DetailSection title={t('detail.assignment.inputs')}>
          {assignment.supportInputs.map((input) => (
            <div key={input.assignmentId}>
              <p>{input.unit.name}</p>
              {input.inputs.length === 0 ? (
                <p className={styles.note}>{t('detail.assignment.noInputs')}</p>
              ) : (
                <Entries entries={input.inputs} />
              )}
            </div>
          ))}
        </DetailSection>
      )}
    </>
  );
}

function Entries({ entries }: { entries: ProgressEntryView[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.entries}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <p>{entry.text}</p>
          {entry.blockers && <p>{t('detail.assignment.blockers', { text: entry.blockers })}</p>}
          <p className={styles.meta}>
            <span>{t(`detail.entryKind.${entry.kind}`)}</span>
            <span>{formatInstant(entry.enteredAt)}</span>
            <span>{entry.enteredBy.personName}</span>
            {entry.percent !== null && <span>{t('detail.assignment.percent', { percent: entry.percent })}</span>}
            {entry.isProxyEntry && <span>{t('detail.assignment.proxy')}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

function AssignmentHistory({ assignmentId }: { assignmentId: string }) {
  const { t } = useTranslation();
  const events = useQuery(assignmentTimelineQuery(assignmentId));
  return (
    <DetailSection title={t('timeline.heading')}>
      {events.data ? (
        <Timeline entries={events.data.rows.map((row) => entryOf(row, t))} />
      ) : (
        <p className={styles.note}>{t('shell.loading')}</p>
      )}
    </DetailSection>
  );
}

function entryOf(row: AssignmentTimeline['rows'][number], t: TFunction): TimelineEntry {
  const { text, clock } = row.details;
  const words = [row.reason, typeof text === 'string' ? text : null];
  if (clock === 'REPORT') words.push(t('detail.assignment.reportDue'));
  if (clock === 'COMPLETION') words.push(t('detail.assignment.completionDue'));
  const { type, version, occurredAt, actor } = row;
  return { type, version, occurredAt, actor, words: words.filter((sentence) => sentence !== null) };
}
