import type { AssignmentDetail, AssignmentTimeline, CascadeResult, LedgerAssignmentList } from '@ducha/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { apiGet } from '../../app/http.js';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { SentNotice } from '../actions/sent-notice.js';
import { SubjectContext } from '../actions/subject.js';
import { useFollowUp } from '../actions/use-follow-up.js';
import { ClocksSection } from '../clocks/clocks-section.js';
import { DetailSection, DetailSkeleton } from '../detail/detail-section.js';
import { Lineage } from '../detail/lineage.js';
import { itemQuery } from '../items/items.api.js';
import { LampMark } from '../lamps/lamp-mark.js';
import { Timeline } from '../timeline/timeline.js';
import { AssignmentActions } from './assignment-actions.js';
import { AssignmentFacts } from './assignment-facts.js';
import { AssignmentReports } from './assignment-reports.js';
import { AssignmentTreeSection } from './assignment-tree.js';
import { assignmentQuery, assignmentTimelineQuery, assignmentTreeQuery } from './assignments.api.js';
import { PendingRequest } from './pending-request.js';
import { timelineEntries, withYellow } from './timeline-entries.js';
import { wayTo } from './tree-rows.js';
import styles from '../detail/detail.module.css';

const route = getRouteApi('/shell/assignments/$assignmentId');

/** One unit's assignment: the step that is due, facts and reports left, what happened right. */
export function AssignmentPage() {
  const { t } = useTranslation();
  const { assignmentId } = route.useParams();
  const query = useQuery(assignmentQuery(assignmentId));
  usePageTitle(query.data?.itemTitle);
  if (query.isPending) return <DetailSkeleton label={t('shell.loading')} />;
  if (!query.data) return <ReadFailure error={query.error} retry={() => void query.refetch()} />;
  return <Content key={assignmentId} assignment={query.data} reread={() => void query.refetch()} />;
}

function Content({ assignment, reread }: { assignment: AssignmentDetail; reread: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, version } = assignment;
  const timeline = useQuery({ ...assignmentTimelineQuery(id, version), placeholderData: keepPreviousData });
  const history = timeline.data ? timelineEntries(timeline.data, assignment, t) : [];
  const { sent, follow } = useFollowUp(() => shownVersion(assignment));
  return (
    <SubjectContext
      value={{
        path: `/tracking/assignments/${id}`,
        version,
        allowedActions: assignment.allowedActions,
        history,
        reread,
        onDone(action, answer) {
          // What hangs on the assignment (reports, tasks below) comes with the next read.
          const { children: _below, ...changed } = answer as CascadeResult;
          client.setQueryData(assignmentQuery(id).queryKey, (before) => before && { ...before, ...changed });
          void follow(action, answer.version);
        },
      }}
    >
      <article>
        <Heading assignment={assignment} />
        <SentNotice sent={sent} name={sent ? t(`assignment.action.${sent.action as 'accept'}`) : ''} />
        <AssignmentActions assignment={assignment} />
        <PendingRequest assignment={assignment} />
        <LineageTo assignment={assignment} />
        <div className={styles.columns}>
          <div>
            <AssignmentFacts assignment={assignment} />
            <ClocksSection assignment={assignment} />
            <AssignmentReports assignment={assignment} />
            <AssignmentTreeSection itemId={assignment.itemId} currentId={id} />
          </div>
          <History timeline={timeline.data} entries={withYellow(history, assignment, t)} />
        </div>
      </article>
    </SubjectContext>
  );
}

/** The version the ledger shows, to know when it has followed a command. */
async function shownVersion({ id, itemId, unitId }: AssignmentDetail): Promise<number | null> {
  const { rows } = await apiGet<LedgerAssignmentList>('/reporting/assignments', { itemId, unitId, scope: 'UNIT' });
  return rows.find((row) => row.id === id)?.version ?? null;
}

function Heading({ assignment }: { assignment: AssignmentDetail }) {
  const { t } = useTranslation();
  const status = t(`glossary.assignmentStatus.${assignment.status}`);
  return (
    <>
      <p className={styles.kicker}>
        <span>{t('detail.assignment.title')}</span>
        <span>{assignment.itemNo}</span>
        <LampMark lamp={assignment.lamp} />
        <span>{status}</span>
        {assignment.isOverdue && assignment.lamp === 'DONE' && (
          <span className={styles.late}>{t('detail.assignment.late')}</span>
        )}
        <Link to="/items/$itemId" params={{ itemId: assignment.itemId }}>
          {t('detail.assignment.openItem')}
        </Link>
      </p>
      <span className="visually-hidden" role="status">
        {t('assignment.lampNow', { status, lamp: t(`glossary.lamp.${assignment.lamp}`) })}
      </span>
      <h1 className={styles.title}>{assignment.itemTitle}</h1>
    </>
  );
}

/** From the sentence of the source down to this task. */
function LineageTo({ assignment }: { assignment: AssignmentDetail }) {
  const item = useQuery({ ...itemQuery(assignment.itemId), refetchInterval: false });
  const tree = useQuery(assignmentTreeQuery(assignment.itemId));
  if (!item.data || !tree.data) return null;
  return <Lineage item={item.data} way={wayTo(tree.data.roots, assignment.id)} currentId={assignment.id} />;
}

function History({
  timeline,
  entries,
}: {
  timeline: AssignmentTimeline | undefined;
  entries: ReturnType<typeof withYellow>;
}) {
  const { t } = useTranslation();
  return (
    <DetailSection title={t('timeline.heading')}>
      {timeline ? <Timeline entries={entries} /> : <p className={styles.note}>{t('shell.loading')}</p>}
    </DetailSection>
  );
}
