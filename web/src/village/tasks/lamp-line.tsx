import { workCalendar } from '@ducha/calendar';
import type { AssignmentListRow, WorkDays } from '@ducha/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LampMark } from '../../features/lamps/lamp-mark.js';
import { formatDueOfYear } from '../../features/time/dates.js';
import { timeLeftText } from '../../features/time/time-left-text.js';
import { lampNow } from './lamp-now.js';

interface LampLineProps {
  row: AssignmentListRow;
  workDays: WorkDays;
  now: Date;
}

/** Colour, shape and word, and how long is left. */
export function LampLine({ row, workDays, now }: LampLineProps) {
  const { t } = useTranslation();
  const calendar = useMemo(() => workCalendar(workDays.national, workDays.regional), [workDays]);
  return (
    <p className="lampLine">
      <LampMark lamp={lampNow(row, now)} />
      <strong>{timeLeftText(t, row, calendar, now)}</strong>
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
