import type { AssignmentTimeline, ReviewView, StatusLamp } from '@ducha/contracts';

type Row = AssignmentTimeline['rows'][number];

/** What an event does to the clock the lamp is measured by. */
export interface LampRule {
  rule:
    | 'reported'
    | 'stopped'
    | 'restarted'
    | 'moved'
    | 'asked'
    | 'paused'
    | 'resumed'
    | 'overdueREPORT'
    | 'overdueCOMPLETION'
    | 'over';
  /** The date the rule names. */
  dueAt?: string;
  /** The lamp the event itself leads to; the others are a matter of time. */
  lamp?: StatusLamp;
}

const nameOf = (type: string) => /assignment\.([a-z-]+)\.v\d+$/.exec(type)?.[1];
const reports: readonly (string | undefined)[] = ['progress-reported', 'input-given', 'submitted'];
const instantIn = (value: unknown) => (typeof value === 'string' ? value : undefined);

/**
 * The rule behind what an event of an assignment does to its lamp, null where it does nothing.
 * @param rows the whole timeline, oldest first: the first report changes the date the lamp looks at
 * @param reviews decisions carry the new date, their events do not; both bear the same instant
 */
export function lampRule(row: Row, rows: readonly Row[], reviews: readonly ReviewView[]): LampRule | null {
  const decidedDue = () => reviews.find(({ reviewedAt }) => reviewedAt === row.occurredAt)?.dueAt ?? undefined;
  const name = nameOf(row.type);
  switch (name) {
    case 'progress-reported':
      return rows.find(({ type }) => reports.includes(nameOf(type)))?.version === row.version
        ? { rule: 'reported' }
        : null;
    case 'input-given':
    case 'submitted':
      return { rule: 'stopped' };
    case 'returned':
      return { rule: 'restarted', dueAt: decidedDue() };
    case 'extension-requested':
      return { rule: 'asked', dueAt: instantIn(row.details['proposedDueAt']) };
    case 'extension-decided':
      return row.details['isGranted'] === true ? { rule: 'moved', dueAt: decidedDue() } : null;
    case 'became-overdue':
      return {
        rule: row.details['clock'] === 'REPORT' ? 'overdueREPORT' : 'overdueCOMPLETION',
        dueAt: instantIn(row.details['dueAt']),
        lamp: 'RED',
      };
    case 'suspended':
      return { rule: 'paused' };
    case 'resumed':
      return { rule: 'resumed' };
    case 'accepted':
    case 'closed-unable':
    case 'cancelled':
      return { rule: 'over', lamp: 'DONE' };
    default:
      return null;
  }
}

interface Clocked {
  warnAt: string;
  nextDueAt: string;
  clockStoppedAt: string | null;
}

/** When the lamp turned yellow: no event says so, the clock alone does. Null where it has not, or was red before that counted. */
export function yellowSince(
  { warnAt, nextDueAt, clockStoppedAt }: Clocked,
  deliveredAt: string,
  now: Date,
): string | null {
  const until = clockStoppedAt ?? now.toISOString();
  const isReached = Date.parse(warnAt) <= Date.parse(until);
  const isWithin = Date.parse(warnAt) < Date.parse(nextDueAt) && Date.parse(warnAt) > Date.parse(deliveredAt);
  return isReached && isWithin ? warnAt : null;
}
