import { join } from 'node:path';
import { workCalendar } from '@ducha/calendar';
import type { PublishedYear } from '@ducha/calendar';
import { DomainError } from '@ducha/contracts';
import fc from 'fast-check';
import { seededNotices } from '../calendar/notice-file.js';
import { readPolicyFile } from '../policies/policy-file.js';
import { anAssignment } from './an-assignment.js';
import { clocksAfter, firstClocks, lampDates } from './assignment-clocks.js';
import type { Assignment } from './assignment.js';
import { dispatched, isClosed } from './assignment.js';
import type { AssignmentCommand } from './assignment-command.js';
import { measuredDueAt, pendingClock } from './clock.js';
import { ClockReckoner } from './clock-reckoner.js';
import type { Timed } from './clock-reckoner.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';

const data = join(import.meta.dirname, '../../../../data');
const years: PublishedYear[] = seededNotices(data);
const policies = await readPolicyFile(join(data, 'policies', 'deadlines.json'));
const reckonerOf = (known: PublishedYear[], revision: number) => {
  const calendar = workCalendar(known);
  return new ClockReckoner(policies, () => calendar, revision);
};
const reckoner = reckonerOf(years, 3);

const timed: Timed = {
  sourceKind: 'LEADER_INSTRUCTION',
  urgency: 'NORMAL',
  unitPath: '150000000000.150100000000',
  dispatcherUnitId: '150000000000',
};
const at = (text: string): Date => new Date(`${text}+08:00`);
const delivered = at('2026-03-03T11:00');

function fresh(reckonedBy = reckoner): Assignment {
  const state = dispatched('LEAD', at('2026-03-21T00:00'), at('2026-04-21T00:00'));
  return { ...state, clocks: firstClocks(timed, state, [], delivered, reckonedBy) };
}

/** The assignment after a command, with its clocks; moments that had come fire first, as the service does it. */
function after(assignment: Assignment, command: AssignmentCommand, now: Date): Assignment {
  const event = decide(command, assignment, now);
  const state = evolve(assignment, event, now);
  return { ...state, clocks: clocksAfter(timed, assignment, state, event, now, reckoner) };
}

function fired(assignment: Assignment, now: Date, moments: string[] = []): Assignment {
  const clock = pendingClock(assignment.clocks, now);
  if (!clock) return assignment;
  const { at: instant, step } = clock.moments[clock.fired]!;
  moments.push(`${clock.kind} ${step} ${instant.toISOString()} of ${clock.startedAt.toISOString()}`);
  return fired(after(assignment, { kind: 'passMoment', clock: clock.kind }, now), now, moments);
}

describe('the days a clock is counted in', () => {
  // Of a leader's instruction in 阿拉善: seven working days (阿署发〔2018〕17号).
  const league: Timed = { ...timed, unitPath: '150000000000.152900000000', dispatcherUnitId: '152900000000' };
  const completion = (completionDueAt: Date) =>
    reckoner.startWithDate('COMPLETION', league, completionDueAt, [delivered], delivered);

  it('are working days where the rule counts in them', () =>
    expect(reckoner.countedIn(completion(at('2026-03-13T00:00')))).toBe('WORKING_DAYS'));
  it.each([
    ['a stated date', () => completion(at('2026-03-20T00:00'))],
    [
      'a date moved by an extension',
      () => reckoner.moved(completion(at('2026-03-13T00:00')), league, at('2026-03-20T00:00'), delivered, 'EXTENSION'),
    ],
    ['a rule in days', () => reckoner.startWithDate('REPORT', timed, at('2026-03-19T00:00'), [delivered], delivered)],
  ])('are days of the calendar for %s', (_name, clock) => expect(reckoner.countedIn(clock())).toBe('CALENDAR_DAYS'));
});

const reason = 'r';
const commands: ((now: Date) => AssignmentCommand)[] = [
  () => ({ kind: 'acknowledge' }),
  () => ({ kind: 'decline', reason }),
  () => ({ kind: 'overruleDecline', reason }),
  () => ({ kind: 'reportProgress', text: 't', percent: 50 }),
  () => ({
    kind: 'submit',
    text: 't',
    signedBy: { kind: 'OFFICIAL_SEAL' },
    submittedBy: 'submitter',
    missingInputs: 0,
    missingInputReason: null,
  }),
  () => ({ kind: 'return', reason, completionDueAt: null }),
  () => ({ kind: 'accept', reviewedBy: 'reviewer', openChildren: 0 }),
  (now) => ({ kind: 'requestExtension', reason, proposedDueAt: new Date(now.getTime() + 90 * 86_400_000) }),
  () => ({ kind: 'decideExtension', isGranted: true, reason, dueAt: null, latestDueAt: null }),
  () => ({ kind: 'suspend', reason }),
  () => ({ kind: 'resume', reason }),
];
const histories = fc.array(
  fc.record({ command: fc.constantFrom(...commands), hours: fc.integer({ min: 1, max: 24 * 15 }) }),
  { maxLength: 30 },
);
type History = typeof histories extends fc.Arbitrary<infer H> ? H : never;

/** Plays a history and answers its last state, the instant, and every moment that fired. */
function play(history: History): { state: Assignment; now: Date; moments: string[] } {
  let state = fresh();
  let now = delivered;
  const moments: string[] = [];
  for (const { command, hours } of history) {
    now = new Date(now.getTime() + hours * 3_600_000);
    state = fired(state, now, moments);
    try {
      state = after(state, command(now), now);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return { state: fired(state, now, moments), now, moments };
}

describe('the clocks of an assignment', () => {
  it('fire each moment of each run once, whatever happens in between', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { moments } = play(history);
        expect(new Set(moments).size).toBe(moments.length);
      }),
    );
  });

  it('run exactly while something is awaited, in the order of their moments, and never lose the first date', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { state, now } = play(history);
        for (const clock of state.clocks) {
          const instants = clock.moments.map(({ at: instant }) => instant.getTime());
          expect(instants).toEqual(instants.toSorted((one, other) => one - other));
          expect(clock.fired).toBeLessThanOrEqual(instants.length);
          if (clock.kind === 'COMPLETION') expect(clock.originalDueAt).toEqual(at('2026-04-21T00:00'));
          if (isClosed(state)) expect(clock.stoppedAt).not.toBeNull();
          if (clock.stoppedAt === null && clock.moments.some(({ step }) => step === 'DUE'))
            expect(clock.missedAt === null || clock.missedAt <= now).toBe(true);
        }
        const completion = state.clocks.find(({ kind }) => kind === 'COMPLETION');
        expect(completion?.dueAt).toEqual(state.completionDueAt);
        expect(completion?.stoppedAt === null).toBe(state.clockStoppedAt === null);
      }),
    );
  });

  it('make the lamp: the earliest date still owed, and yellow no later than red', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { state } = play(history);
        const dates = lampDates(state)!;
        expect(dates.warnAt.getTime()).toBeLessThanOrEqual(dates.nextDueAt.getTime());
        expect(dates.nextDueAt.getTime()).toBeLessThanOrEqual(state.completionDueAt.getTime());
        if (state.firstReportedAt === null) expect(dates.nextDueAt <= state.reportDueAt).toBe(true);
        expect(dates.nextDueAt).toEqual(measuredDueAt(dates.first));
      }),
    );
  });

  it('of a support unit have no recurring report', () => {
    const support = anAssignment('IN_PROGRESS', { role: 'SUPPORT', clocks: [] });
    const reported = after(support, { kind: 'reportProgress', text: 't', percent: 10 }, at('2026-03-10T11:00'));
    expect(reported.clocks.map(({ kind }) => kind)).not.toContain('RECURRING_REPORT');
  });

  it('are gone with a cancelled assignment', () => {
    expect(after(fresh(), { kind: 'cancel', reason }, delivered).clocks).toEqual([]);
  });
});

describe('recalculation', () => {
  const without2026 = years.filter(({ year }) => year !== 2026);
  const early = reckonerOf(without2026, 2);
  const kinds = ['ACKNOWLEDGE', 'REVIEW', 'EXTENSION_DECISION', 'RECURRING_REPORT', 'COMPLETION'] as const;

  it('moves only what it says: a counted date that was provisional, to where the new calendar counts it', () => {
    const instants = fc.date({ min: at('2025-11-01T00:00'), max: at('2026-11-01T00:00'), noInvalidDate: true });
    /** A day on which every rule is in force. */
    const lawful = at('2026-06-01T10:00');
    fc.assert(
      fc.property(fc.constantFrom(...kinds), instants, (kind, from) => {
        const clock = early.start(kind, timed, from, lawful)!;
        const again = reckoner.recalculated(clock, timed, from);
        const counted = reckoner.start(kind, timed, from, lawful)!;
        const isMoved = again.dueAt.getTime() !== clock.dueAt.getTime();
        if (isMoved) {
          expect(clock.provisionalYear).toBe(2026);
          expect(again).toMatchObject({ movedBy: 'CALENDAR', originalDueAt: clock.originalDueAt });
        }
        if (counted.dueAt > from) expect(again.dueAt).toEqual(counted.dueAt);
        expect(again.provisionalYear).not.toBe(2026);
        expect(again.moments.filter(({ at: instant }) => instant > from)).toEqual(
          counted.moments.filter(({ at: instant }) => instant > from),
        );
      }),
    );
  });

  it('leaves a stated or moved date, and counts only its reminders again', () => {
    const stated = early.startWithDate('COMPLETION', timed, at('2026-02-25T00:00'), [], at('2026-01-20T10:00'));
    const again = reckoner.recalculated(stated, timed, at('2026-01-20T10:00'));
    expect(again.dueAt).toEqual(stated.dueAt);
    expect(stated.warnAt).toEqual(at('2026-02-19T00:00'));
    expect(again.warnAt).toEqual(at('2026-02-12T00:00'));
  });

  it('does not fire again what has fired', () => {
    const clock = {
      ...early.startWithDate('COMPLETION', timed, at('2026-02-25T00:00'), [], at('2026-01-20T10:00')),
      fired: 3,
    };
    const again = reckoner.recalculated(clock, timed, at('2026-02-26T00:00'));
    expect(again.moments.slice(0, 3)).toEqual(clock.moments.slice(0, 3));
    expect(again.moments.slice(3).every(({ at: instant }) => instant > at('2026-02-26T00:00'))).toBe(true);
  });
});

describe('a changed policy', () => {
  it('counts for clocks that are started then; one that runs keeps its version, also when it moves', () => {
    const [row] = policies.filter(({ id }) => id === 'ladder.completion');
    const changed = {
      ...row!,
      version: 2,
      validFrom: '2026-03-05',
      reminders: [],
      escalation: row!.escalation.slice(0, 1),
    };
    const later = new ClockReckoner([...policies, changed], () => workCalendar(years), 3);
    const clock = fresh().clocks.find(({ kind }) => kind === 'COMPLETION')!;
    const moved = later.moved(clock, timed, at('2026-05-21T00:00'), at('2026-03-10T11:00'), 'EXTENSION');
    expect(moved.basis).toEqual(clock.basis);
    expect(moved.moments).toHaveLength(8);
    const next = later.startWithDate('COMPLETION', timed, at('2026-05-21T00:00'), [], at('2026-03-10T11:00'));
    expect(next.basis.ladder).toEqual({ id: 'ladder.completion', version: 2 });
    expect(next.moments.map(({ step }) => step)).toEqual(['REMIND', 'DUE', 'URGE'].slice(next.basis.isStated ? 1 : 0));
  });
});
