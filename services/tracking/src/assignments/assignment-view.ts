import type { AssignmentAction, AssignmentView } from '@ducha/contracts';
import type { CommandKind } from '../domain/assignment-command.js';
import type { Holder } from '../domain/authority.js';
import { isProxyFor, mayDispatch, mayHandle } from '../domain/authority.js';
import type { ClockKind } from '@ducha/contracts';
import { lampDates } from '../domain/assignment-clocks.js';
import type { ClockReckoner } from '../domain/clock-reckoner.js';
import type { DeadlinePolicy } from '../domain/deadline-policy.js';
import { lampOf, lampReason } from '../domain/lamp.js';
import { refusalOf } from '../domain/permission.js';
import type { Side } from './assignment-access.js';
import type { AssignmentRecord } from './assignment-record.js';
import { factsOf } from './assignment-record.js';

const steps: [action: AssignmentAction, command: CommandKind, side: Side][] = [
  ['acknowledge', 'acknowledge', 'HANDLING'],
  ['decline', 'decline', 'HANDLING'],
  ['cascade', 'cascade', 'HANDLING'],
  ['progress', 'reportProgress', 'HANDLING'],
  ['input', 'giveInput', 'HANDLING'],
  ['submit', 'submit', 'HANDLING'],
  ['request-extension', 'requestExtension', 'HANDLING'],
  ['request-unable', 'requestUnable', 'HANDLING'],
  ['overrule-decline', 'overruleDecline', 'DISPATCHING'],
  ['cancel-declined', 'cancelDeclined', 'DISPATCHING'],
  ['return', 'return', 'DISPATCHING'],
  ['accept', 'accept', 'DISPATCHING'],
  ['urge', 'urge', 'DISPATCHING'],
  ['decide-extension', 'decideExtension', 'DISPATCHING'],
  ['decide-unable', 'decideUnable', 'DISPATCHING'],
];

type Viewer = Holder & { personId: string };

/** What the caller may do with the assignment as it stands. */
export function allowedActions(record: AssignmentRecord, caller: Viewer, now: Date): AssignmentAction[] {
  const sides: Record<Side, boolean> = {
    HANDLING: mayHandle(caller, record),
    DISPATCHING: mayDispatch(caller, record),
  };
  return steps
    .filter(
      ([action, command, side]) => sides[side] && !refusalOf(record, command) && isUseful(action, record, caller, now),
    )
    .map(([action]) => action);
}

/** Steps the rules of their input would refuse whatever was entered are not offered. */
function isUseful(action: AssignmentAction, record: AssignmentRecord, caller: Viewer, now: Date): boolean {
  switch (action) {
    case 'accept':
      return record.submittedBy !== caller.personId;
    case 'request-extension':
      return now < record.completionDueAt;
    case 'cascade':
      // Nothing lies below a village or a department.
      return caller.level !== 'GACHA_VILLAGE' && !record.unitId.includes('_') && !isProxyFor(caller, record);
    default:
      return true;
  }
}

const clauseOf = (policy: DeadlinePolicy | null): string | null =>
  policy && `${policy.title}，${policy.document}${policy.clause}`;

const dueNames: Partial<Record<ClockKind, string>> = { COMPLETION: '办理时限' };

function reasonOf(record: AssignmentRecord, now: Date, policies: Policies): string {
  const clock = lampDates(record)?.first;
  const warned = record.clocks.find(({ warnAt }) => warnAt?.getTime() === record.warnAt.getTime());
  const basis = {
    due: clauseOf(policies.policy(clock?.basis.policy ?? null)),
    warning: clauseOf(policies.policy(warned?.basis.warning ?? null)),
  };
  const kind = clock?.kind ?? 'COMPLETION';
  const measure = {
    dueName: dueNames[kind] ?? '报告期限',
    calendar: policies.calendarFor(kind, record),
    countedIn: clock ? policies.countedIn(clock) : ('CALENDAR_DAYS' as const),
  };
  return lampReason({ ...record, ...measure }, now, basis);
}

/** Where the rule of a clock is looked up, and the days it counts. */
type Policies = Pick<ClockReckoner, 'policy' | 'countedIn' | 'calendarFor'>;

/** The representation every command answers and every list shows. */
export function viewOf(record: AssignmentRecord, caller: Viewer, now: Date, policies: Policies): AssignmentView {
  const { pendingRequest } = record;
  return {
    ...factsOf(record, policies),
    version: record.version,
    issuingUnitId: record.issuingUnitId,
    noticeNumber: record.noticeNumber,
    requirement: record.requirement,
    responsiblePerson: record.responsiblePerson,
    percent: record.percent,
    isSuspended: record.suspendedAt !== null,
    pendingRequest: pendingRequest && {
      kind: pendingRequest.kind,
      reason: pendingRequest.reason,
      requestedAt: pendingRequest.requestedAt.toISOString(),
      proposedDueAt: pendingRequest.kind === 'EXTENSION' ? pendingRequest.proposedDueAt.toISOString() : null,
    },
    lamp: lampOf(record, now),
    lampReason: reasonOf(record, now, policies),
    allowedActions: allowedActions(record, caller, now),
  };
}
