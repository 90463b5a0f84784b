import type { AssignmentTimeline, ClockKind, ClockStep, ReviewView, StatusLamp } from '@ducha/contracts';

type Row = AssignmentTimeline['rows'][number];

/** What an event does to a clock, and to the lamp where the lamp is measured by it. */
export interface LampRule {
  rule:
    | 'reported'
    | 'caughtUp'
    | 'stopped'
    | 'restarted'
    | 'moved'
    | 'asked'
    | 'paused'
    | 'resumed'
    | 'reminded'
    | 'escalated'
    | 'suggested'
    | 'passed'
    | 'recalculated'
    | 'reportMissed'
    | 'overdueREPORT'
    | 'overdueCOMPLETION'
    | 'over';
  /** The date the rule names. */
  dueAt?: string;
  /** The date it was before. */
  before?: string;
  /** The clock whose own rule lies behind the event. */
  clock?: ClockKind;
  step?: ClockStep;
  /** The holiday notice dates were counted again by. */
  document?: string;
  /** The lamp the event itself leads to; the others are a matter of time. */
  lamp?: StatusLamp;
}

const nameOf = (type: string) => /assignment\.([a-z-]+)\.v\d+$/.exec(type)?.[1];
const reports: readonly (string | undefined)[] = ['progress-reported', 'input-given', 'submitted'];
const instantIn = (value: unknown) => (typeof value === 'string' ? value : undefined);

/**
 * The rules behind what an event of an assignment does to its clocks and its lamp; none where it does nothing.
 * @param rows the whole timeline, oldest first: the first report changes the date the lamp looks at
 * @param reviews decisions carry the new date, their events do not; both bear the same instant
 */
export function lampRules(row: Row, rows: readonly Row[], reviews: readonly ReviewView[]): LampRule[] {
  const decidedDue = () => reviews.find(({ reviewedAt }) => reviewedAt === row.occurredAt)?.dueAt ?? undefined;
  const { details } = row;
  switch (nameOf(row.type)) {
    case 'progress-reported':
      return reportRules(row, rows);
    case 'input-given':
    case 'submitted':
      return [{ rule: 'stopped' }];
    case 'returned':
      return [{ rule: 'restarted', dueAt: decidedDue() }];
    case 'extension-requested':
      return [{ rule: 'asked', dueAt: instantIn(details['proposedDueAt']) }];
    case 'extension-decided':
      return details['isGranted'] === true ? [{ rule: 'moved', dueAt: decidedDue() }] : [];
    case 'suspended':
      return [{ rule: 'paused' }];
    case 'resumed':
      return [{ rule: 'resumed' }];
    case 'accepted':
    case 'closed-unable':
    case 'cancelled':
      return [{ rule: 'over', lamp: 'DONE' }];
    default:
      return momentRules(row);
  }
}

/** The first report changes the date the lamp looks at, and one after a missed period lets it look ahead again. */
function reportRules(row: Row, rows: readonly Row[]): LampRule[] {
  const before = rows.filter(({ version }) => version < row.version);
  const lastReport = before.findLast(({ type }) => reports.includes(nameOf(type)));
  if (!lastReport) return [{ rule: 'reported' }];
  const isMissed = before.some(({ type, version }) => nameOf(type) === 'report-missed' && version > lastReport.version);
  return isMissed ? [{ rule: 'caughtUp' }] : [];
}

/** What a clock does by itself: nobody acts, its next moment has come. */
function momentRules({ type, details }: Row): LampRule[] {
  const moment = { clock: details['clock'] as ClockKind, dueAt: instantIn(details['dueAt']) };
  switch (nameOf(type)) {
    case 'became-overdue':
      return [{ rule: moment.clock === 'REPORT' ? 'overdueREPORT' : 'overdueCOMPLETION', ...moment, lamp: 'RED' }];
    case 'report-missed':
      return [{ rule: 'reportMissed', ...moment, clock: 'RECURRING_REPORT', lamp: 'RED' }];
    case 'deadline-passed':
      return [{ rule: 'passed', ...moment }];
    case 'reminded':
      return [{ rule: 'reminded', ...moment }];
    case 'escalated': {
      const rule = details['isSuggestion'] === true ? 'suggested' : 'escalated';
      return [{ rule, ...moment, step: details['step'] as ClockStep }];
    }
    case 'deadlines-recalculated':
      return recalculated(details);
    default:
      return [];
  }
}

function recalculated({ document, moved }: Row['details']): LampRule[] {
  const dates = moved as { clock: ClockKind; before: string; after: string }[];
  return dates.map(({ clock, before, after }) => ({
    rule: 'recalculated',
    clock,
    before,
    dueAt: after,
    document: document as string,
  }));
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
