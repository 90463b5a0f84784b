import type { ClockKind, ClockStep } from '@ducha/contracts';
import type { Reason } from './deadline-policy.js';

/** An instant at which a clock has something to say. */
export interface Moment {
  at: Date;
  step: ClockStep;
}

export interface PolicyVersion {
  id: string;
  version: number;
}

/** The versions of the rules a clock was started with; it keeps them, whatever is made law afterwards. */
export interface ClockBasis {
  /** The rule that set the limit and why it went before others; null where none speaks of it. */
  policy: (PolicyVersion & { reason: Reason; candidates: number }) | null;
  /** Reminders and steps beside those of the rule itself. */
  ladder: PolicyVersion | null;
  /** From when the lamp is yellow. */
  warning: PolicyVersion | null;
  /** The date was written on the document; otherwise it was counted by the rule from `startedAt`. */
  isStated: boolean;
}

export type MoveCause = 'EXTENSION' | 'RETURN' | 'STANDSTILL' | 'CALENDAR';

/** One clock of an assignment (时限). */
export interface Clock {
  kind: ClockKind;
  startedAt: Date;
  dueAt: Date;
  /** The date first given. */
  originalDueAt: Date;
  /** When what the clock waits for was given, or since when it stands still; null while it runs. */
  stoppedAt: Date | null;
  /** The end of the earliest period still without its report; recurring reports only. */
  missedAt: Date | null;
  /** From here on the lamp is yellow; null where no rule warns. */
  warnAt: Date | null;
  /** Earliest first: reminders, the due date, the steps after it. */
  moments: readonly Moment[];
  /** How many of them have fired. */
  fired: number;
  /** The first year it was counted over without knowing its holiday notice. */
  provisionalYear: number | null;
  /** The holiday notices known when the date was counted: they explain it. */
  calendarRevision: number;
  movedBy: MoveCause | null;
  basis: ClockBasis;
}

/** The next moment that has come and has not fired. A moment before the clock was stopped still fires; the instant itself is late. */
export function pendingMoment(clock: Clock, now: Date): Moment | null {
  const moment = clock.moments[clock.fired];
  if (!moment || moment.at > now) return null;
  return clock.stoppedAt === null || clock.stoppedAt >= moment.at ? moment : null;
}

/** The clock of the earliest pending moment of all, so that moments fire in the order of their time. */
export function pendingClock(clocks: readonly Clock[], now: Date): Clock | null {
  let first: { clock: Clock; at: Date } | null = null;
  for (const clock of clocks) {
    const moment = pendingMoment(clock, now);
    if (moment && (!first || moment.at < first.at)) first = { clock, at: moment.at };
  }
  return first?.clock ?? null;
}

/** What a lamp looks at: a period that ended without a report counts until one comes. */
export const measuredDueAt = (clock: Clock): Date => clock.missedAt ?? clock.dueAt;

/** Steps that only people may take (《政府督查工作条例》第二十一条). */
export const isSuggestion = (step: ClockStep): boolean => step === 'CRITICISM';

/** Whether both say the same on the same instants. */
export function haveSameDates(one: Clock, other: Clock): boolean {
  const isSame = (first: Date | null, second: Date | null): boolean => first?.getTime() === second?.getTime();
  return (
    isSame(one.dueAt, other.dueAt) &&
    isSame(one.warnAt, other.warnAt) &&
    one.moments.length === other.moments.length &&
    one.moments.every(({ at, step }, index) => {
      const second = other.moments[index];
      return second?.step === step && isSame(at, second.at);
    })
  );
}
