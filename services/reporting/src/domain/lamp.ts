import type { AssignmentStatus, StatusLamp } from '@ducha/contracts';

export interface Clocked {
  status: AssignmentStatus;
  nextDueAt: Date;
  /** From here on the lamp is yellow. */
  warnAt: Date;
  /** Since when the clock stands still; null while it runs. */
  clockStoppedAt: Date | null;
}

const over: readonly AssignmentStatus[] = ['COMPLETED', 'CLOSED_UNABLE', 'CANCELLED'];

export const isOver = ({ status }: Pick<Clocked, 'status'>): boolean => over.includes(status);

/**
 * The lamp of an assignment at an instant: a stopped clock shows what it showed when it stopped. The due instant itself is
 * already late, because it is the first instant after the last day.
 */
export function lampAt({ status, nextDueAt, warnAt, clockStoppedAt }: Clocked, asOf: Date): StatusLamp {
  if (isOver({ status })) return 'DONE';
  const instant = clockStoppedAt ?? asOf;
  if (instant >= nextDueAt) return 'RED';
  return instant >= warnAt ? 'YELLOW' : 'GREEN';
}
