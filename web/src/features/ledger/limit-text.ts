import type { WorkCalendar } from '@ducha/calendar';
import type { LedgerAssignment } from '@ducha/contracts';
import type { TFunction } from 'i18next';

/** Working days an assignment is over its limit or has left, in words; a clock that stands still shows its own time. */
export function limitText(
  t: TFunction,
  { nextDueAt, clockStoppedAt }: Pick<LedgerAssignment, 'nextDueAt' | 'clockStoppedAt'>,
  calendar: WorkCalendar,
  now: Date,
): string {
  const at = clockStoppedAt ? new Date(clockStoppedAt) : now;
  const due = new Date(nextDueAt);
  if (at >= due) {
    // The last day of a limit that ends at midnight is the day before.
    const days = calendar.workingDaysBetween(new Date(due.getTime() - 1), at);
    return days > 0 ? t('ledger.limit.over', { days }) : t('ledger.limit.overShort');
  }
  if (clockStoppedAt) return t('ledger.remaining.stopped');
  const days = calendar.workingDaysBetween(now, due);
  return days > 0 ? t('ledger.limit.left', { days }) : t('ledger.limit.leftShort');
}
