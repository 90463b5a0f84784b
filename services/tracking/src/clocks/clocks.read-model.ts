import { dueDate } from '@ducha/calendar';
import type { Limit } from '@ducha/calendar';
import type { ClockState, ClockView } from '@ducha/contracts';
import { clockKinds, sentenceFor } from '@ducha/contracts';
import { Directory } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import type { Assignment } from '../domain/assignment.js';
import { isClosed } from '../domain/assignment.js';
import type { Clock } from '../domain/clock.js';
import { isSuggestion } from '../domain/clock.js';
import type { Timed } from '../domain/clock-reckoner.js';
import { calendarPath, isCounted } from '../domain/clock-reckoner.js';
import type { DeadlinePolicy } from '../domain/deadline-policy.js';
import { measureOf } from '../domain/deadline-policy.js';
import { referenceOf } from '../policies/due-date-answer.js';
import { endText, explain } from '../policies/explanation.js';
import { RuleBook } from './rule-book.js';

/** The clocks of an assignment with the rules they run by, and how their dates were counted. */
@Injectable()
export class ClocksReadModel {
  constructor(
    private readonly rules: RuleBook,
    private readonly directory: Directory,
  ) {}

  async of(assignment: Assignment & Timed): Promise<ClockView[]> {
    const { clocks, dispatcherUnitId } = assignment;
    const policies = clocks.flatMap((clock) => this.rules.reckoner.policy(clock.basis.policy) ?? []);
    const units = await this.directory.units([dispatcherUnitId, ...policies.map(({ jurisdiction }) => jurisdiction)]);
    const nameOf = (id: string): string => units.get(id)?.name ?? id;
    const unit = { id: dispatcherUnitId, name: nameOf(dispatcherUnitId) };
    return clocks
      .toSorted((one, other) => clockKinds.indexOf(one.kind) - clockKinds.indexOf(other.kind))
      .map((clock) => this.view(clock, assignment, { unit, nameOf }));
  }

  private view(clock: Clock, assignment: Assignment & Timed, names: Parameters<typeof referenceOf>[1]): ClockView {
    const { kind, basis, stoppedAt, missedAt, warnAt } = clock;
    const policy = this.rules.reckoner.policy(basis.policy);
    const warning = this.rules.reckoner.policy(basis.warning);
    const state = stateOf(clock, assignment);
    return {
      kind,
      state,
      startedAt: clock.startedAt.toISOString(),
      dueAt: clock.dueAt.toISOString(),
      countedIn: this.rules.reckoner.countedIn(clock),
      originalDueAt: clock.originalDueAt.toISOString(),
      stoppedAt: stoppedAt && stoppedAt.toISOString(),
      pausedSince: state === 'PAUSED' && stoppedAt ? stoppedAt.toISOString() : null,
      missedAt: missedAt && missedAt.toISOString(),
      isStated: basis.isStated,
      policy: policy && basis.policy && referenceOf({ policy, ...choiceOf(basis.policy) }, names),
      ...this.explained(clock, assignment, policy),
      warnAt: warnAt && warnAt.toISOString(),
      warning: warning && warningOf(warning),
      moments: clock.moments.map(({ at, step }, index) => ({
        at: at.toISOString(),
        step,
        isOver: index < clock.fired,
        isSuggestion: isSuggestion(step),
      })),
    };
  }

  /** Counted again with the notices that were known at that time: the words and the date are made of the same days. */
  private explained(clock: Clock, timed: Timed, policy: DeadlinePolicy | null) {
    const limit = policy?.[measureOf[clock.kind]];
    if (clock.basis.isStated || !policy || !limit || limit.kind === 'UNDATED') {
      return { isProvisional: false, explanation: statedText(clock, limit) + movedText(clock) };
    }
    const calendar = this.rules.calendars.at(clock.calendarRevision).of(calendarPath(clock.kind, timed));
    const due = dueDate(calendar, limit satisfies Limit, clock.startedAt);
    const { explanation } = explain(limit, policy.startEvent, clock.startedAt, due);
    return {
      isProvisional: due.isProvisional && isCounted(clock),
      explanation: explanation + movedText(clock),
    };
  }
}

const choiceOf = ({ reason, candidates }: NonNullable<Clock['basis']['policy']>) => ({ reason, candidates });

const warningOf = ({ id, version, title, document, clause }: DeadlinePolicy) => ({
  id,
  version,
  title,
  document,
  clause,
});

function statedText({ originalDueAt }: Clock, limit: DeadlinePolicy['report']): string {
  const end = endText(originalDueAt);
  return limit?.kind === 'UNDATED'
    ? sentenceFor('tracking.clock.stated-by-rule', { end, wording: limit.wording })
    : sentenceFor('tracking.clock.stated', { end });
}

const movedText = ({ movedBy, dueAt }: Clock): string =>
  movedBy === null ? '' : sentenceFor(`tracking.clock.moved.${movedBy}`, { end: endText(dueAt) });

/** A stopped clock that a later step may set going again is paused. */
function stateOf({ kind, stoppedAt }: Clock, assignment: Assignment): ClockState {
  if (stoppedAt === null) return 'RUNNING';
  if (isClosed(assignment)) return 'STOPPED';
  const { status, suspendedAt, firstReportedAt, pendingRequest } = assignment;
  const isPaused: Record<Clock['kind'], boolean> = {
    ACKNOWLEDGE: status === 'DECLINED' || (suspendedAt !== null && (status === 'PENDING_ACK' || status === 'RETURNED')),
    REPORT: firstReportedAt === null,
    RECURRING_REPORT: true,
    COMPLETION: true,
    EXTENSION_DECISION: suspendedAt !== null && pendingRequest?.kind === 'EXTENSION',
    REVIEW: suspendedAt !== null && status === 'SUBMITTED',
  };
  return isPaused[kind] ? 'PAUSED' : 'STOPPED';
}
