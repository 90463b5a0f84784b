import type { ClockView } from '@ducha/contracts';

type Timed = Pick<ClockView, 'state' | 'dueAt' | 'missedAt' | 'warnAt'>;

/** What is left is counted to this date: a period that ended without its report counts until one comes. */
export const measuredDueAt = ({ missedAt, dueAt }: Pick<Timed, 'missedAt' | 'dueAt'>): string => missedAt ?? dueAt;

/** How urgent a running clock is by itself; null where it stands still or its date is far. */
export function clockLamp(clock: Timed, now: Date): 'RED' | 'YELLOW' | null {
  if (clock.state !== 'RUNNING') return null;
  if (now.getTime() >= Date.parse(measuredDueAt(clock))) return 'RED';
  return clock.warnAt !== null && now.getTime() >= Date.parse(clock.warnAt) ? 'YELLOW' : null;
}
