import { DomainError } from '@ducha/contracts';
import fc from 'fast-check';
import { moments } from './an-assignment.js';
import type { Assignment } from './assignment.js';
import { dispatched, isClosed } from './assignment.js';
import type { AssignmentCommand } from './assignment-command.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';

const day = 86_400_000;
const reason = 'r';
const later = (now: Date, days: number) => new Date(now.getTime() + days * day);

/** Any command, made for the instant at which it is given. */
const commands: ((now: Date) => AssignmentCommand)[] = [
  () => ({ kind: 'acknowledge' }),
  () => ({ kind: 'decline', reason }),
  () => ({ kind: 'overruleDecline', reason }),
  () => ({ kind: 'cancelDeclined', reason }),
  () => ({ kind: 'reportProgress', text: 't', percent: 50 }),
  () => ({ kind: 'giveInput', text: 't' }),
  () => ({
    kind: 'submit',
    text: 't',
    signedBy: { kind: 'OFFICIAL_SEAL' },
    submittedBy: 'submitter',
    missingInputs: 0,
    missingInputReason: null,
  }),
  () => ({ kind: 'return', reason, completionDueAt: null }),
  (now) => ({ kind: 'return', reason, completionDueAt: later(now, 5) }),
  () => ({ kind: 'accept', reviewedBy: 'reviewer', openChildren: 0 }),
  (now) => ({ kind: 'requestExtension', reason, proposedDueAt: later(now, 90) }),
  () => ({ kind: 'decideExtension', isGranted: true, reason, dueAt: null, latestDueAt: null }),
  () => ({ kind: 'requestUnable', reason }),
  () => ({ kind: 'decideUnable', isGranted: false, reason }),
  () => ({ kind: 'urge', text: 't' }),
  () => ({ kind: 'suspend', reason }),
  () => ({ kind: 'resume', reason }),
  () => ({ kind: 'passMoment', clock: 'COMPLETION' }),
  () => ({ kind: 'completeWithLead' }),
];

const histories = fc.record({
  role: fc.constantFrom('LEAD' as const, 'SUPPORT' as const),
  steps: fc.array(fc.record({ command: fc.constantFrom(...commands), hours: fc.integer({ min: 0, max: 24 * 20 }) }), {
    maxLength: 40,
  }),
});

/** Every state of a history, refused commands left out. */
function play({ role, steps }: typeof histories extends fc.Arbitrary<infer H> ? H : never): Assignment[] {
  const states = [dispatched(role, moments.reportDue, moments.completionDue)];
  let now: Date = moments.delivered;
  for (const { command, hours } of steps) {
    now = new Date(now.getTime() + hours * 3_600_000);
    const state = states.at(-1)!;
    try {
      states.push(evolve(state, decide(command(now), state, now), now));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return states;
}

describe('Assignment', () => {
  it('keeps status and instants together through any history, as the checks of its table demand', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const state of play(history)) {
          const isHandedIn = state.status === 'SUBMITTED' || state.status === 'INPUT_GIVEN';
          expect(state.closedAt !== null).toBe(isClosed(state));
          expect(state.clockStoppedAt !== null).toBe(isClosed(state) || isHandedIn || state.suspendedAt !== null);
          if (!isClosed(state)) expect(state.submittedAt !== null).toBe(state.status === 'SUBMITTED');
        }
      }),
    );
  });

  it('never forgets: lateness, declines, returns and reports only grow, and what is closed stays closed', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const states = play(history);
        states.slice(1).forEach((after, index) => {
          const before = states[index]!;
          expect(after.isOverdue || !before.isOverdue).toBe(true);
          expect(after.hasDeclined || !before.hasDeclined).toBe(true);
          expect(after.returnCount).toBeGreaterThanOrEqual(before.returnCount);
          expect(after.completionDueAt.getTime()).toBeGreaterThanOrEqual(
            after.status === 'RETURNED' && before.status === 'SUBMITTED' ? 0 : before.completionDueAt.getTime(),
          );
          if (before.firstReportedAt) expect(after.firstReportedAt).toEqual(before.firstReportedAt);
          if (isClosed(before)) expect(after.status).toBe(before.status);
        });
      }),
    );
  });
});
