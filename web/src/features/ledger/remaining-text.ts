import type { StatusLamp } from '@ducha/contracts';
import type { TFunction } from 'i18next';
import { remaining } from '../time/dates.js';

interface Timed {
  lamp: StatusLamp;
  nextDueAt: string;
  clockStoppedAt: string | null;
}

/** Days left or over in words; a clock that stands still, or an assignment that is over, has none. */
export function remainingText(t: TFunction, row: Timed, now: Date): string {
  if (row.lamp === 'DONE') return '';
  const left = remaining(row.nextDueAt, row.clockStoppedAt ? new Date(row.clockStoppedAt) : now);
  switch (left.kind) {
    case 'LEFT':
      return row.clockStoppedAt ? t('ledger.remaining.stopped') : t('ledger.remaining.left', { days: left.days });
    case 'TODAY':
      return row.clockStoppedAt ? t('ledger.remaining.stopped') : t('ledger.remaining.today');
    case 'OVER':
      return left.days > 0 ? t('ledger.remaining.over', { days: left.days }) : t('ledger.remaining.overToday');
    default:
      return left satisfies never;
  }
}
