import { dayOf, dayOfMonth, monthOf, startOf, timeLeft, type DayNumber, type WorkCalendar } from '@ducha/calendar';
import type { AssignmentStatus, CountedIn, StatusLamp } from '@ducha/contracts';

export interface LampFacts {
  status: AssignmentStatus;
  nextDueAt: Date;
  warnAt: Date;
  clockStoppedAt: Date | null;
}

/**
 * Status lamp (红黄绿灯). Derived, never stored: over → DONE; otherwise measured at the instant the clock stopped, or now.
 * The same formula stands in every service.
 */
export function lampOf(facts: LampFacts, now: Date): StatusLamp {
  if (facts.status === 'COMPLETED' || facts.status === 'CLOSED_UNABLE' || facts.status === 'CANCELLED') return 'DONE';
  const at = facts.clockStoppedAt ?? now;
  if (at >= facts.nextDueAt) return 'RED';
  return at >= facts.warnAt ? 'YELLOW' : 'GREEN';
}

const dayText = (day: DayNumber): string => `${monthOf(day)}月${dayOfMonth(day)}日`;

/** 6月30日18:00. By arithmetic: every answer of a command tells it, and the formatters of `Intl` took longer than the rest of the answer. */
function momentOf(instant: Date): string {
  const day = dayOf(instant);
  const minutes = Math.floor((instant.getTime() - startOf(day).getTime()) / 60_000);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${dayText(day)}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** A limit at midnight is the end of the day before. */
function dueOf(instant: Date): string {
  const day = dayOf(instant);
  const isMidnight = instant.getTime() - startOf(day).getTime() < 60_000;
  return isMidnight ? dayText(day - 1) : momentOf(instant);
}

/** The rules behind a lamp, in words; null where none is known. */
export interface LampBasis {
  /** The one that set the date. */
  due: string | null;
  /** The one that warns before it. */
  warning: string | null;
}

const basisText = (rule: string | null): string => (rule === null ? '' : `（依据：${rule}）`);

/** The date a lamp is measured against: what it is called, and the days it is counted in. */
export interface LampMeasure {
  dueName: string;
  calendar: WorkCalendar;
  countedIn: CountedIn;
}

/** ` 3 个工作日`; nothing where it is less than a whole day. */
function overText({ nextDueAt, calendar, countedIn }: LampFacts & LampMeasure, at: Date): string {
  const over = timeLeft(calendar, countedIn, nextDueAt, at);
  if (over.kind !== 'OVER' || over.days === 0) return '';
  return ` ${over.days} 个${countedIn === 'WORKING_DAYS' ? '工作日' : '自然日'}`;
}

/** One Chinese sentence saying why the lamp shows what it shows, and by which rule. */
export function lampReason(
  facts: LampFacts & LampMeasure & { isOverdue: boolean },
  now: Date,
  basis: LampBasis = { due: null, warning: null },
): string {
  const due = `${facts.dueName}为${dueOf(facts.nextDueAt)}`;
  const stopped = facts.clockStoppedAt ? `，计时停于${momentOf(facts.clockStoppedAt)}` : '';
  const at = facts.clockStoppedAt ?? now;
  switch (lampOf(facts, now)) {
    case 'DONE':
      return facts.status === 'COMPLETED' ? (facts.isOverdue ? '逾期办结' : '按期办结') : '已终止，不再计时';
    case 'RED':
      return `${due}，已超期${overText(facts, at)}${stopped}${basisText(basis.due)}`;
    case 'YELLOW':
      return `${due}，已进入临期提醒${stopped}${basisText(basis.warning)}`;
    case 'GREEN':
      return `${due}，尚在期限内${stopped}${basisText(basis.due)}`;
  }
}
