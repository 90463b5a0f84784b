import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeclineForm } from '../feedback/decline-form.js';
import { FeedbackSection } from '../feedback/feedback-section.js';
import { Notices } from '../notices.js';
import { listPath } from '../place.js';
import { QueueStrip } from '../records/queue-strip.js';
import { RecordLine } from '../records/record-line.js';
import type { CachedDetail } from '../store/village-db.js';
import { TopBar } from '../top-bar.js';
import { useTicking, useVillage, type OwnWork } from '../use-village.js';
import { AcknowledgeButton, UndoAcknowledge } from './acknowledge.js';
import { LampLine } from './lamp-line.js';
import { ReportedBefore, ReturnedNotice } from './task-history.js';
import type { Task } from './task.js';
import { TaskFacts } from './task-facts.js';
import { WaitText } from './wait-text.js';

interface TaskPageProps {
  assignmentId: string;
  work: OwnWork;
}

export function TaskPage({ assignmentId, work }: TaskPageProps) {
  const { t } = useTranslation();
  const task = work.tasks.find(({ row }) => row.id === assignmentId);
  const own = work.records.filter((record) => record.assignmentId === assignmentId);
  return (
    <>
      <TopBar title={task?.row.itemTitle ?? t('village.gone.title')} backTo={listPath} />
      <main>
        <Notices work={work} />
        <QueueStrip work={work} />
        {task ? <Steps task={task} work={work} /> : <p className="empty">{t('village.gone.text')}</p>}
        {own.length > 0 && (
          <section aria-labelledby="records">
            <h2 id="records" className="sectionTitle">
              {t('village.record.heading')}
            </h2>
            <ul>
              {[...own].reverse().map((record) => (
                <RecordLine key={record.id} record={record} work={work} />
              ))}
            </ul>
          </section>
        )}
      </main>
    </>
  );
}

function Steps({ task, work }: { task: Task; work: OwnWork }) {
  const { t } = useTranslation();
  const now = useTicking(30_000);
  const detail = useDetail(task.row.id, work.list?.asOf);
  const [isDeclining, setDeclining] = useState(false);
  const { row, step } = task;
  const mayDecline = step === 'ACKNOWLEDGE' && row.allowedActions.includes('decline');
  return (
    <>
      {work.list && <LampLine row={row} workDays={work.list.workDays} now={now} />}
      <TaskFacts row={row} />
      {row.status === 'RETURNED' && <ReturnedNotice detail={detail} />}
      <UndoAcknowledge task={task} />
      {step === 'WAIT' && <WaitText task={task} />}
      {step === 'ACKNOWLEDGE' && !isDeclining && (
        <div className="stack">
          <AcknowledgeButton task={task} work={work} />
          {mayDecline && (
            <button type="button" className="plain" onClick={() => setDeclining(true)}>
              {t('village.decline.open')}
            </button>
          )}
        </div>
      )}
      {mayDecline && isDeclining && <DeclineForm task={task} work={work} onClose={() => setDeclining(false)} />}
      {step === 'REPORT' && <FeedbackSection task={task} work={work} />}
      <ReportedBefore detail={detail} work={work} />
    </>
  );
}

/** As last read; read anew where there is network, and again whenever the list was. */
function useDetail(assignmentId: string, asOf: string | undefined): CachedDetail | null {
  const village = useVillage();
  const [detail, setDetail] = useState<CachedDetail | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const kept = await village.detail(assignmentId);
      if (isCurrent && kept) setDetail(kept);
      const fresh = await village.freshDetail(assignmentId);
      if (isCurrent && fresh) setDetail(fresh);
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [village, assignmentId, asOf]);
  return detail;
}
