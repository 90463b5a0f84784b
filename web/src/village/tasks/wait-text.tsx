import { useTranslation } from 'react-i18next';
import type { Task } from './task.js';
import { placeName } from '../../features/units/unit-name.js';

/** With whom a task is that the unit has nothing to do about. */
export function WaitText({ task: { row, ahead } }: { task: Task }) {
  const { t } = useTranslation();
  const dispatcher = placeName(row.dispatcherUnit.name);
  if (row.isSuspended) return <p className="wait">{t('village.wait.suspended')}</p>;
  if (ahead.length > 0) return <p className="wait">{t('village.wait.queued', { dispatcher })}</p>;
  const { status } = row;
  if (status !== 'DECLINED' && status !== 'INPUT_GIVEN' && status !== 'SUBMITTED') return null;
  return <p className="wait">{t(`village.wait.${status}`, { dispatcher })}</p>;
}
