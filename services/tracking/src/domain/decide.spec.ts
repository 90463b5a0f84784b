import { assignmentStatuses, DomainError, hasSentence, sentenceFor } from '@ducha/contracts';
import type { AssignmentStatus } from '@ducha/contracts';
import { aClock } from './a-clock.js';
import { anAssignment, moments } from './an-assignment.js';
import type { Assignment } from './assignment.js';
import type { AssignmentCommand } from './assignment-command.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';

const { now, completionDue, afterDue } = moments;
const later = new Date('2026-05-20T16:00:00Z');

const commands: { [K in AssignmentCommand['kind']]: Extract<AssignmentCommand, { kind: K }> } = {
  acknowledge: { kind: 'acknowledge' },
  decline: { kind: 'decline', reason: '职责不属我单位' },
  overruleDecline: { kind: 'overruleDecline', reason: '仍由你单位承办' },
  cancelDeclined: { kind: 'cancelDeclined', reason: '另行交办' },
  reportProgress: { kind: 'reportProgress', text: '主体完工', percent: 60 },
  giveInput: { kind: 'giveInput', text: '资金已下达' },
  submit: {
    kind: 'submit',
    text: '已投用',
    signedBy: { kind: 'OFFICIAL_SEAL' },
    submittedBy: 'submitter',
    missingInputs: 0,
    missingInputReason: null,
  },
  return: { kind: 'return', reason: '缺少验收材料', completionDueAt: null },
  accept: { kind: 'accept', reviewedBy: 'reviewer', openChildren: 0 },
  requestExtension: { kind: 'requestExtension', reason: '冻土期', proposedDueAt: later },
  decideExtension: { kind: 'decideExtension', isGranted: true, reason: '同意', dueAt: null, latestDueAt: null },
  requestUnable: { kind: 'requestUnable', reason: '选址不具备条件' },
  decideUnable: { kind: 'decideUnable', isGranted: true, reason: '同意' },
  urge: { kind: 'urge', text: '请反馈' },
  suspend: { kind: 'suspend', reason: '等待政策' },
  resume: { kind: 'resume', reason: '政策已明确' },
  cancel: { kind: 'cancel', reason: '立项已撤销' },
  completeWithLead: { kind: 'completeWithLead' },
  passMoment: { kind: 'passMoment', clock: 'COMPLETION' },
  recalculate: { kind: 'recalculate', document: '放假安排', clocks: [] },
};

/** The whole table of §6.2: status after the command; where no row stands the command is refused. */
const transitions: Record<AssignmentCommand['kind'], Partial<Record<AssignmentStatus, AssignmentStatus>>> = {
  acknowledge: { PENDING_ACK: 'IN_PROGRESS', RETURNED: 'IN_PROGRESS' },
  decline: { PENDING_ACK: 'DECLINED' },
  overruleDecline: { DECLINED: 'PENDING_ACK' },
  cancelDeclined: { DECLINED: 'CANCELLED' },
  reportProgress: { IN_PROGRESS: 'IN_PROGRESS' },
  giveInput: { IN_PROGRESS: 'INPUT_GIVEN' },
  submit: { IN_PROGRESS: 'SUBMITTED' },
  return: { SUBMITTED: 'RETURNED' },
  accept: { SUBMITTED: 'COMPLETED' },
  requestExtension: { IN_PROGRESS: 'IN_PROGRESS' },
  decideExtension: { IN_PROGRESS: 'IN_PROGRESS' },
  requestUnable: { IN_PROGRESS: 'IN_PROGRESS' },
  decideUnable: { IN_PROGRESS: 'CLOSED_UNABLE' },
  urge: { PENDING_ACK: 'PENDING_ACK', IN_PROGRESS: 'IN_PROGRESS', RETURNED: 'RETURNED' },
  suspend: {
    PENDING_ACK: 'PENDING_ACK',
    DECLINED: 'DECLINED',
    IN_PROGRESS: 'IN_PROGRESS',
    INPUT_GIVEN: 'INPUT_GIVEN',
    SUBMITTED: 'SUBMITTED',
    RETURNED: 'RETURNED',
  },
  resume: {
    PENDING_ACK: 'PENDING_ACK',
    DECLINED: 'DECLINED',
    IN_PROGRESS: 'IN_PROGRESS',
    INPUT_GIVEN: 'INPUT_GIVEN',
    SUBMITTED: 'SUBMITTED',
    RETURNED: 'RETURNED',
  },
  cancel: {
    PENDING_ACK: 'CANCELLED',
    DECLINED: 'CANCELLED',
    IN_PROGRESS: 'CANCELLED',
    INPUT_GIVEN: 'CANCELLED',
    SUBMITTED: 'CANCELLED',
    RETURNED: 'CANCELLED',
  },
  completeWithLead: { INPUT_GIVEN: 'COMPLETED' },
  recalculate: {
    PENDING_ACK: 'PENDING_ACK',
    DECLINED: 'DECLINED',
    IN_PROGRESS: 'IN_PROGRESS',
    INPUT_GIVEN: 'INPUT_GIVEN',
    SUBMITTED: 'SUBMITTED',
    RETURNED: 'RETURNED',
  },
  // Running clocks are past due at the instant used here; handed-in ones were stopped in time.
  passMoment: { PENDING_ACK: 'PENDING_ACK', DECLINED: 'DECLINED', IN_PROGRESS: 'IN_PROGRESS', RETURNED: 'RETURNED' },
};

const pendings: Partial<Record<AssignmentCommand['kind'], Assignment['pendingRequest']>> = {
  decideExtension: { kind: 'EXTENSION', reason: '冻土期', requestedAt: now, proposedDueAt: later },
  decideUnable: { kind: 'UNABLE', reason: '选址', requestedAt: now },
};

/** The state a command needs apart from the status, so that the cross product shows the status alone. */
function prepared(status: AssignmentStatus, kind: AssignmentCommand['kind']): Assignment {
  const change: Partial<Assignment> = { pendingRequest: pendings[kind] ?? null };
  if (kind === 'giveInput') change.role = 'SUPPORT';
  if (kind === 'resume') Object.assign(change, { suspendedAt: now, clockStoppedAt: now });
  return anAssignment(status, change);
}

const crossProduct = (Object.keys(commands) as AssignmentCommand['kind'][]).flatMap((kind) =>
  assignmentStatuses.map((status) => {
    const to = transitions[kind][status];
    return { kind, status, to, name: `${kind} in ${status} ${to ? `leads to ${to}` : 'is refused'}` };
  }),
);

function refusal(work: () => unknown): DomainError {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('the command was not refused');
}

describe('decide', () => {
  it.each(crossProduct)('$name', ({ kind, status, to }) => {
    const assignment = prepared(status, kind);
    const at = kind === 'passMoment' ? afterDue : now;
    if (to) {
      const next = evolve(assignment, decide(commands[kind], assignment, at), at);
      expect(next.status).toBe(to);
      expect(next.closedAt !== null).toBe(['COMPLETED', 'CLOSED_UNABLE', 'CANCELLED'].includes(to));
    } else {
      const error = refusal(() => decide(commands[kind], assignment, at));
      expect(hasSentence(error.rule)).toBe(true);
      expect(sentenceFor(error.rule, error.params)).not.toMatch(/[{}]/);
    }
  });

  const waits = (Object.keys(commands) as AssignmentCommand['kind'][])
    .filter((kind) => !['resume', 'cancel', 'passMoment', 'recalculate'].includes(kind))
    .map((kind) => ({ kind, status: Object.keys(transitions[kind])[0] as AssignmentStatus }));
  it.each(waits)('$kind waits while the item is suspended', ({ kind, status }) => {
    const assignment = { ...prepared(status, kind), suspendedAt: now };
    expect(refusal(() => decide(commands[kind], assignment, now)).rule).toBe('tracking.assignment.suspended');
  });

  const refused: { name: string; assignment: Assignment; command: AssignmentCommand; at?: Date; rule: string }[] = [
    {
      name: 'a second decline',
      assignment: anAssignment('PENDING_ACK', { hasDeclined: true }),
      command: commands.decline,
      rule: 'tracking.decline.only-once',
    },
    {
      name: 'input from a lead unit',
      assignment: anAssignment('IN_PROGRESS'),
      command: commands.giveInput,
      rule: 'tracking.giveInput.wrong-role',
    },
    {
      name: 'completion from a support unit',
      assignment: anAssignment('IN_PROGRESS', { role: 'SUPPORT' }),
      command: commands.submit,
      rule: 'tracking.submit.wrong-role',
    },
    {
      name: 'completion without support input and without a reason',
      assignment: anAssignment('IN_PROGRESS'),
      command: { ...commands.submit, missingInputs: 2 },
      rule: 'tracking.submit.support-input-missing',
    },
    {
      name: 'review by who submitted',
      assignment: anAssignment('SUBMITTED'),
      command: { ...commands.accept, reviewedBy: 'submitter' },
      rule: 'tracking.accept.own-submission',
    },
    {
      name: 'acceptance while a cascaded assignment is open',
      assignment: anAssignment('SUBMITTED'),
      command: { ...commands.accept, openChildren: 1 },
      rule: 'tracking.accept.children-open',
    },
    {
      name: 'a return to a date that has passed',
      assignment: anAssignment('SUBMITTED'),
      command: { ...commands.return, completionDueAt: now },
      rule: 'tracking.return.due-not-ahead',
    },
    {
      name: 'an extension asked for after the due date',
      assignment: anAssignment('IN_PROGRESS'),
      command: commands.requestExtension,
      at: completionDue,
      rule: 'tracking.extension.after-due',
    },
    {
      name: 'an extension to an earlier date',
      assignment: anAssignment('IN_PROGRESS'),
      command: { ...commands.requestExtension, proposedDueAt: completionDue },
      rule: 'tracking.extension.not-later',
    },
    {
      name: 'a second request while one is pending',
      assignment: anAssignment('IN_PROGRESS', { pendingRequest: pendings.decideUnable! }),
      command: commands.requestExtension,
      rule: 'tracking.request.already-pending',
    },
    {
      name: 'a decision on a request of the other kind',
      assignment: anAssignment('IN_PROGRESS', { pendingRequest: pendings.decideUnable! }),
      command: commands.decideExtension,
      rule: 'tracking.decideExtension.none-pending',
    },
    {
      name: 'an extension beyond the upper assignment',
      assignment: prepared('IN_PROGRESS', 'decideExtension'),
      command: { ...commands.decideExtension, latestDueAt: completionDue },
      rule: 'tracking.extension.after-parent',
    },
    {
      name: 'a moment that has not come',
      assignment: anAssignment('IN_PROGRESS'),
      command: commands.passMoment,
      rule: 'tracking.clock.not-due',
    },
    {
      name: 'declining after the limit for it',
      assignment: anAssignment('PENDING_ACK', { clocks: [aClock('ACKNOWLEDGE', now)] }),
      command: commands.decline,
      rule: 'tracking.decline.after-limit',
    },
    {
      name: 'resuming what was not suspended',
      assignment: anAssignment('IN_PROGRESS'),
      command: commands.resume,
      rule: 'tracking.resume.not-suspended',
    },
  ];
  it.each(refused)('refuses $name', ({ assignment, command, at, rule }) => {
    const error = refusal(() => decide(command, assignment, at ?? now));
    expect(error.rule).toBe(rule);
    expect(hasSentence(rule)).toBe(true);
  });

  it('lets a lead submit without support input when it says why', () => {
    const command = { ...commands.submit, missingInputs: 1, missingInputReason: '配合单位已书面说明' };
    expect(decide(command, anAssignment('IN_PROGRESS'), now).kind).toBe('submitted');
  });
});
