import type { StatusLamp } from '@ducha/contracts';
import type { Timed } from '../../features/time/time-left-text.js';

/** The lamp as it is now: without network the list gets older, and what was green turns yellow and red by itself. */
export function lampNow(row: Timed & { warnAt: string }, now: Date): StatusLamp {
  if (row.lamp === 'DONE' || row.clockStoppedAt) return row.lamp;
  if (now.getTime() >= Date.parse(row.nextDueAt)) return 'RED';
  return now.getTime() >= Date.parse(row.warnAt) ? 'YELLOW' : 'GREEN';
}
