import type { AssignmentListRow, WorkDays } from '@ducha/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { LampMark } from '../../features/lamps/lamp-mark.js';
import { formatDueOfYear } from '../../features/time/dates.js';
import { dueWords, lampNow } from './due-words.js';

interface LampLineProps {
  row: AssignmentListRow;
  workDays: WorkDays;
  now: Date;
}

/** Colour, shape and word, and how long is left. */
export function LampLine({ row, workDays, now }: LampLineProps) {
  const { t } = useTranslation();
  return (
    <p className="lampLine">
      <LampMark lamp={lampNow(row, now)} />
      <strong>{leftText(t, row, workDays, now)}</strong>
      {!row.clockStoppedAt && (
        <span className="secondary">
          {row.nextDueAt === row.completionDueAt
            ? t('village.due.completion', { date: formatDueOfYear(row.nextDueAt, now) })
            : t('village.due.report', { date: formatDueOfYear(row.nextDueAt, now) })}
        </span>
      )}
    </p>
  );
}

function leftText(t: TFunction, row: AssignmentListRow, workDays: WorkDays, now: Date): string {
  const words = dueWords(row, workDays, now);
  switch (words.kind) {
    case 'LEFT':
      return words.workingDays > 0 ? t('village.due.left', { days: words.workingDays }) : t('village.due.short');
    case 'TODAY':
      return t('village.due.today');
    case 'OVER':
      return words.days > 0 ? t('village.due.over', { days: words.days }) : t('village.due.overToday');
    case 'STOPPED':
      return t('village.due.stopped');
    default:
      return words satisfies never;
  }
}
