import { workCalendar } from '@ducha/calendar';
import type { StatusLamp, WorkDays } from '@ducha/contracts';
import { remaining } from '../../features/time/dates.js';

export type DueWords =
  | { kind: 'LEFT'; workingDays: number }
  | { kind: 'TODAY' }
  | { kind: 'OVER'; days: number }
  /** The clock stands still, or all is over. */
  | { kind: 'STOPPED' };

interface Timed {
  lamp: StatusLamp;
  nextDueAt: string;
  clockStoppedAt: string | null;
}

/** How long is left, in working days as the offices count them; how long it is over, in days, because delay does not pause on holidays. */
export function dueWords(row: Timed, { national, regional }: WorkDays, now: Date): DueWords {
  if (row.lamp === 'DONE' || row.clockStoppedAt) return { kind: 'STOPPED' };
  const left = remaining(row.nextDueAt, now);
  if (left.kind !== 'LEFT') return left;
  const workingDays = workCalendar(national, regional).workingDaysBetween(now, new Date(row.nextDueAt));
  return { kind: 'LEFT', workingDays };
}

/** The lamp as it is now: without network the list gets older, and what was green turns yellow and red by itself. */
export function lampNow(row: Timed & { warnAt: string }, now: Date): StatusLamp {
  if (row.lamp === 'DONE' || row.clockStoppedAt) return row.lamp;
  if (now.getTime() >= Date.parse(row.nextDueAt)) return 'RED';
  return now.getTime() >= Date.parse(row.warnAt) ? 'YELLOW' : 'GREEN';
}
