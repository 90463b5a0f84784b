import type { WorkDays } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from '../link.js';
import { taskPath } from '../place.js';
import type { OwnWork } from '../use-village.js';
import { AcknowledgeButton, UndoAcknowledge } from './acknowledge.js';
import { LampLine } from './lamp-line.js';
import type { Task } from './task.js';
import { WaitText } from './wait-text.js';
import { placeName } from '../../features/units/unit-name.js';

interface TaskCardProps {
  task: Task;
  work: OwnWork;
  workDays: WorkDays;
  now: Date;
}

/** One task of the list: how long, what, for whom, and the one thing to do now. */
export function TaskCard({ task, work, workDays, now }: TaskCardProps) {
  const { t } = useTranslation();
  const { row, step, refused } = task;
  const isReturned = row.status === 'RETURNED' && step === 'ACKNOWLEDGE';
  return (
    <li className="task">
      <LampLine row={row} workDays={workDays} now={now} />
      <h2>
        <Link to={taskPath(row.id)}>{row.itemTitle}</Link>
      </h2>
      <p className="secondary">
        {task.isProxy && <span className="tag">{t('village.proxyFor', { unit: placeName(row.unit.name) })}</span>}
        {isReturned && <span className="tag">{t('village.returned.heading')}</span>}
        {row.task}
      </p>
      {row.urgeCount > 0 && step !== 'WAIT' && <p className="urged">{t('village.urged', { count: row.urgeCount })}</p>}
      {refused.length > 0 && <p className="urged">{t('village.queue.refused', { count: refused.length })}</p>}
      <UndoAcknowledge task={task} />
      {step === 'WAIT' && <WaitText task={task} />}
      {step === 'ACKNOWLEDGE' && <AcknowledgeButton task={task} work={work} />}
      {step === 'REPORT' && (
        <Link to={taskPath(row.id)} className="primary">
          {t('village.open')}
        </Link>
      )}
    </li>
  );
}
