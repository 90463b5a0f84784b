import type { Limit, WorkCalendar } from '@ducha/calendar';
import { after, before, dayOf, dueDate, formatDay, yearOf } from '@ducha/calendar';
import type { ClockKind, CountedIn, SourceKind, Urgency } from '@ducha/contracts';
import { clockSteps } from '@ducha/contracts';
import type { Clock, ClockBasis, Moment, MoveCause, PolicyVersion } from './clock.js';
import type { Choice, DeadlinePolicy, Distance, Matter } from './deadline-policy.js';
import { applicable, choose, measureOf } from './deadline-policy.js';

/** What of an assignment decides about its clocks. */
export interface Timed {
  sourceKind: SourceKind;
  urgency: Urgency;
  unitPath: string;
  dispatcherUnitId: string;
}

/** The dispatcher stands above the handling unit; its rules hold for what it hands down. */
export function dispatcherPath({ unitPath, dispatcherUnitId }: Timed): string {
  const ids = unitPath.split('.');
  const place = ids.indexOf(dispatcherUnitId);
  return place < 0 ? unitPath : ids.slice(0, place + 1).join('.');
}

/** Acknowledging and recurring reports are counted by the handling unit's own calendar, everything else by the dispatcher's. */
export const calendarPath = (kind: ClockKind, timed: Timed): string =>
  kind === 'ACKNOWLEDGE' || kind === 'RECURRING_REPORT' ? timed.unitPath : dispatcherPath(timed);

const isDated = (limit: DeadlinePolicy['report']): limit is Limit => limit !== undefined && limit.kind !== 'UNDATED';

/** Whether the rule's count still gives the date: nobody stated or moved it. */
export const isCounted = ({ basis, movedBy }: Pick<Clock, 'basis' | 'movedBy'>): boolean =>
  !basis.isStated && (movedBy === null || movedBy === 'CALENDAR');

const refOf = ({ id, version }: PolicyVersion): PolicyVersion => ({ id, version });

/** Answers of one day for every dispatching unit fit in; beyond, they are worked out anew. */
const mostAsked = 5_000;

/** Counts the dates of clocks by the rules and the calendars as they are known at one time. Pure: it holds no clock itself. */
export class ClockReckoner {
  private readonly versions: ReadonlyMap<string, DeadlinePolicy>;
  private readonly asked = new Map<string, readonly DeadlinePolicy[]>();

  /**
   * @param calendarOf the calendar of a unit, by its path
   * @param revision which notices that calendar knows
   */
  constructor(
    private readonly policies: readonly DeadlinePolicy[],
    readonly calendarOf: (unitPath: string) => WorkCalendar,
    readonly revision: number,
  ) {
    this.versions = new Map(policies.map((policy) => [`${policy.id} ${policy.version}`, policy]));
  }

  policy(ref: PolicyVersion | null): DeadlinePolicy | null {
    return (ref && this.versions.get(`${ref.id} ${ref.version}`)) ?? null;
  }

  /** A limit in working days is counted in them as long as the rule's count gives its date; every other one in days of the calendar. */
  countedIn(clock: Clock): CountedIn {
    const limit = this.policy(clock.basis.policy)?.[measureOf[clock.kind]];
    return isCounted(clock) && limit?.kind === 'WORKING_DAYS' ? 'WORKING_DAYS' : 'CALENDAR_DAYS';
  }

  calendarFor(kind: ClockKind, timed: Timed): WorkCalendar {
    return this.calendarOf(calendarPath(kind, timed));
  }

  /** A clock whose limit the rules set; null where they set none, or none with a date. */
  start(kind: ClockKind, timed: Timed, from: Date, now: Date): Clock | null {
    const choice = this.chosen('ITEM', timed, now, (policy) => policy[measureOf[kind]] !== undefined);
    const limit = choice?.policy[measureOf[kind]];
    if (!choice || !isDated(limit)) return null;
    const { dueAt } = dueDate(this.calendarFor(kind, timed), limit, from);
    return this.clock(kind, timed, { startedAt: from, dueAt, now, choice, isStated: false });
  }

  /**
   * A clock whose date came with the task, and holds. Where it is the one the rules give from one of these starts, the rule is its
   * basis; otherwise the rule that stated dates are to be kept.
   */
  startWithDate(kind: 'REPORT' | 'COMPLETION', timed: Timed, dueAt: Date, starts: readonly Date[], now: Date): Clock {
    const measure = measureOf[kind];
    const calendar = this.calendarFor(kind, timed);
    const choice = this.chosen('ITEM', timed, now, (policy) => policy[measure] !== undefined);
    const limit = choice?.policy[measure];
    const startedAt = isDated(limit)
      ? starts.find((from) => dueDate(calendar, limit, from).dueAt.getTime() === dueAt.getTime())
      : undefined;
    if (startedAt) return this.clock(kind, timed, { startedAt, dueAt, now, choice, isStated: false });
    const stated = this.chosen('STATED_ITEM', timed, now, (policy) => policy[measure] !== undefined);
    return this.clock(kind, timed, { startedAt: now, dueAt, now, choice: stated, isStated: true });
  }

  /** The recurring report that follows one given at `at`: the running period is met, so that the next one's end is due. */
  startRecurring(timed: Timed, at: Date, now: Date): Clock | null {
    const running = this.start('RECURRING_REPORT', timed, at, now);
    return running && this.nextPeriod(running, timed, running.dueAt);
  }

  /** The same clock for the period after `end`, by the rule it was started with. */
  nextPeriod(clock: Clock, timed: Timed, end: Date): Clock {
    const limit = this.policy(clock.basis.policy)?.cycle;
    if (!isDated(limit)) return clock;
    const { dueAt } = dueDate(this.calendarFor(clock.kind, timed), limit, end);
    const period = { ...clock, startedAt: end, dueAt, originalDueAt: dueAt, fired: 0, movedBy: null };
    return { ...period, calendarRevision: this.revision, ...this.datesOf(period, timed, end) };
  }

  /** The clock with another due date and the moments that belong to it; the date first given is kept. */
  moved(clock: Clock, timed: Timed, dueAt: Date, now: Date, cause: MoveCause): Clock {
    const next: Clock = { ...clock, dueAt, stoppedAt: null, fired: 0, movedBy: cause };
    return { ...next, ...this.datesOf(next, timed, now) };
  }

  /** The clock as the present calendar counts it: its date where a rule set it, reminders and warning. What has fired stays. */
  recalculated(clock: Clock, timed: Timed, now: Date): Clock {
    const limit = this.policy(clock.basis.policy)?.[measureOf[clock.kind]];
    const counted =
      isCounted(clock) && isDated(limit)
        ? dueDate(this.calendarFor(clock.kind, timed), limit, clock.startedAt).dueAt
        : clock.dueAt;
    // A date that has passed is settled, and none is moved into the past.
    const isMoved = counted.getTime() !== clock.dueAt.getTime() && clock.dueAt > now && counted > now;
    const next: Clock = { ...clock, ...(isMoved && { dueAt: counted, movedBy: 'CALENDAR' as const }) };
    const { moments, ...dates } = this.datesOf(next, timed, now);
    const coming = moments.filter(({ at }) => at > now);
    return {
      ...next,
      ...dates,
      calendarRevision: this.revision,
      moments: [...clock.moments.slice(0, clock.fired), ...coming],
    };
  }

  private clock(
    kind: ClockKind,
    timed: Timed,
    made: { startedAt: Date; dueAt: Date; now: Date; choice: Choice | null; isStated: boolean },
  ): Clock {
    const { startedAt, dueAt, now, choice, isStated } = made;
    const forKind = ({ clocks }: DeadlinePolicy) => clocks?.includes(kind) ?? true;
    const ladder = this.chosen('LADDER', timed, now, forKind)?.policy;
    const warning = this.chosen('LAMP', timed, now, forKind)?.policy;
    const basis: ClockBasis = {
      policy: choice && { ...refOf(choice.policy), reason: choice.reason, candidates: choice.candidates },
      ladder: ladder ? refOf(ladder) : null,
      warning: warning ? refOf(warning) : null,
      isStated,
    };
    const bare = { kind, startedAt, dueAt, originalDueAt: dueAt, stoppedAt: null, missedAt: null, fired: 0 };
    const clock: Clock = {
      ...bare,
      warnAt: null,
      moments: [],
      provisionalYear: null,
      calendarRevision: this.revision,
      movedBy: null,
      basis,
    };
    return { ...clock, ...this.datesOf(clock, timed, startedAt) };
  }

  private chosen(subject: string, timed: Timed, now: Date, has: (policy: DeadlinePolicy) => boolean): Choice | null {
    const { sourceKind, urgency } = timed;
    const unitPath = dispatcherPath(timed);
    const rows = this.applicable({ subject, sourceKind, urgency, unitPath, day: formatDay(dayOf(now)) });
    return choose(rows, has, unitPath);
  }

  /** A dispatch to many units asks the same again and again. */
  private applicable(matter: Matter): readonly DeadlinePolicy[] {
    const key = Object.values(matter).join(' ');
    const known = this.asked.get(key);
    if (known) return known;
    const rows = applicable(this.policies, matter);
    if (this.asked.size >= mostAsked) this.asked.clear();
    this.asked.set(key, rows);
    return rows;
  }

  /** Everything that hangs on a due date. Moments up to `since` are over and are not listed. */
  private datesOf(clock: Clock, timed: Timed, since: Date): Pick<Clock, 'moments' | 'warnAt' | 'provisionalYear'> {
    const calendar = this.calendarFor(clock.kind, timed);
    const own = this.policy(clock.basis.policy);
    const warning = this.policy(clock.basis.warning)?.warning;
    const { reminders, escalation } = ladderOf(own, this.policy(clock.basis.ladder));
    const moments: Moment[] = [
      ...reminders.map((distance): Moment => ({ at: before(calendar, distance, clock.dueAt), step: 'REMIND' })),
      { at: clock.dueAt, step: 'DUE' },
      // A recurring report that was missed is followed by the next one, not by steps of its own.
      ...(clock.kind === 'RECURRING_REPORT' ? [] : escalation).map((step): Moment => ({
        at: after(calendar, step.after, clock.dueAt),
        step: step.step,
      })),
    ];
    const warnAt = warning ? before(calendar, warning, clock.dueAt) : null;
    const limit = own?.[measureOf[clock.kind]];
    const isByNotice = isCounted(clock) && isDated(limit) && dueDate(calendar, limit, clock.startedAt).isProvisional;
    const usesWorkingDays = [...reminders, ...(warning ? [warning] : [])].some(({ kind }) => kind === 'WORKING_DAYS');
    const first = isByNotice
      ? clock.startedAt
      : new Date(
          Math.min(clock.dueAt.getTime() - 1, ...moments.map(({ at }) => at.getTime()), warnAt?.getTime() ?? Infinity),
        );
    return {
      warnAt,
      moments: distinct(moments).filter(({ at, step }) => at > since || step !== 'REMIND'),
      provisionalYear: isByNotice || usesWorkingDays ? unpublishedYear(calendar, first, clock.dueAt) : null,
    };
  }
}

/** The rule's own reminders and steps, completed by those of the ladder; of one step the rule's own goes first. */
export function ladderOf(own: DeadlinePolicy | null, ladder: DeadlinePolicy | null) {
  const steps = (policy: DeadlinePolicy | null) =>
    (policy?.escalation ?? []).map(({ step = 'URGE' as const, ...rest }) => ({ step, ...rest }));
  const owned = steps(own);
  const added = steps(ladder).filter(({ step }) => !owned.some((each) => each.step === step));
  const reminders: Distance[] = [...(own?.reminders ?? []), ...(ladder?.reminders ?? [])];
  return { reminders, escalation: [...owned, ...added] };
}

const rank = ({ step }: Moment): number => clockSteps.indexOf(step);

/** In the order of time, each once. */
function distinct(moments: readonly Moment[]): Moment[] {
  const sorted = moments.toSorted((one, other) => one.at.getTime() - other.at.getTime() || rank(one) - rank(other));
  return sorted.filter(({ at, step }, index) => {
    const previous = sorted[index - 1];
    return previous?.step !== step || previous.at.getTime() !== at.getTime();
  });
}

function unpublishedYear(calendar: WorkCalendar, from: Date, to: Date): number | null {
  for (let year = yearOf(dayOf(from)); year <= yearOf(dayOf(new Date(to.getTime() - 1))); year += 1) {
    if (calendar.isProvisional(year)) return year;
  }
  return null;
}
