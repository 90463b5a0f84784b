import type { AssignmentStatus, StatusLamp } from '@ducha/contracts';

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

const shanghai = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options });
const day = shanghai({ month: 'long', day: 'numeric' });
const time = shanghai({ hour: '2-digit', minute: '2-digit' });

const momentOf = (instant: Date): string => `${day.format(instant)}${time.format(instant)}`;

/** A limit at midnight is the end of the day before. */
const dueOf = (instant: Date): string =>
  time.format(instant) === '00:00' ? day.format(new Date(instant.getTime() - 1)) : momentOf(instant);

const daysBetween = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / 86_400_000);

/** The rules behind a lamp, in words; null where none is known. */
export interface LampBasis {
  /** The one that set the date. */
  due: string | null;
  /** The one that warns before it. */
  warning: string | null;
}

const basisText = (rule: string | null): string => (rule === null ? '' : `（依据：${rule}）`);

/** One Chinese sentence saying why the lamp shows what it shows, and by which rule. `dueName` names the date it is measured against. */
export function lampReason(
  facts: LampFacts & { dueName: string; isOverdue: boolean },
  now: Date,
  basis: LampBasis = { due: null, warning: null },
): string {
  const due = `${facts.dueName}为${dueOf(facts.nextDueAt)}`;
  const stopped = facts.clockStoppedAt ? `，计时停于${momentOf(facts.clockStoppedAt)}` : '';
  const at = facts.clockStoppedAt ?? now;
  switch (lampOf(facts, now)) {
    case 'DONE':
      return facts.status === 'COMPLETED' ? (facts.isOverdue ? '逾期办结' : '按期办结') : '已终止，不再计时';
    case 'RED': {
      const days = daysBetween(facts.nextDueAt, at);
      return `${due}，已逾期${days > 0 ? ` ${days} 天` : ''}${stopped}${basisText(basis.due)}`;
    }
    case 'YELLOW':
      return `${due}，已进入临期提醒${stopped}${basisText(basis.warning)}`;
    case 'GREEN':
      return `${due}，尚在期限内${stopped}${basisText(basis.due)}`;
  }
}
