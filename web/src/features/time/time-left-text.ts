import { timeLeft, type WorkCalendar } from '@ducha/calendar';
import type { CountedIn, StatusLamp } from '@ducha/contracts';
import type { TFunction } from 'i18next';

export interface Timed {
  lamp: StatusLamp;
  nextDueAt: string;
  /** Missing in what an older server answered: days of the calendar. */
  nextDueCountedIn?: CountedIn | undefined;
  clockStoppedAt: string | null;
}

/**
 * What an assignment has left or is over, in the days its limit was set in: 剩 3 个工作日, 超期 2 个自然日. The one wording of every
 * list, panel and bar. Empty where all is over, and until the calendar of the server is known.
 */
export function timeLeftText(t: TFunction, row: Timed, calendar: WorkCalendar | undefined, now: Date): string {
  const { lamp, nextDueAt, nextDueCountedIn: countedIn = 'CALENDAR_DAYS', clockStoppedAt } = row;
  if (lamp === 'DONE' || !calendar) return '';
  const left = timeLeft(calendar, countedIn, new Date(nextDueAt), clockStoppedAt ? new Date(clockStoppedAt) : now);
  switch (left.kind) {
    case 'LEFT':
      if (clockStoppedAt) return t('timeLeft.stopped');
      return left.days > 0 ? t(`timeLeft.${countedIn}.left`, { days: left.days }) : t('timeLeft.leftShort');
    case 'TODAY':
      return clockStoppedAt ? t('timeLeft.stopped') : t('timeLeft.today');
    case 'OVER':
      return left.days > 0
        ? t(`timeLeft.${countedIn}.over`, { days: left.days })
        : t(`timeLeft.${countedIn}.overShort`);
    default:
      return left satisfies never;
  }
}
