import { DomainError } from '@ducha/contracts';
import type { Item, Matter, MatterText, PersonRef } from './item.js';
import { allowedFrom, type ItemCommandName, type SourceOf } from './item-command.js';

/** The item as one of the statuses the command starts from; STATE_CONFLICT otherwise. */
export function standingFor<C extends ItemCommandName>(item: Item, command: C): SourceOf<C> {
  if (!(allowedFrom[command] as readonly string[]).includes(item.status)) {
    throw new DomainError('STATE_CONFLICT', `intake.item.cannot-${command}`);
  }
  return item as SourceOf<C>;
}

/** State secrets are not handled on this platform (保密法实施条例 第四十一条). */
export function refuseClassified(containsStateSecret: boolean | undefined): void {
  if (containsStateSecret) {
    throw new DomainError('RULE_VIOLATED', 'intake.item.classified', {}, 'containsStateSecret');
  }
}

/** The report is due no later than the completion. */
export function ordersDueDates(dates: Pick<MatterText, 'reportDueAt' | 'completionDueAt'>): void {
  if (dates.reportDueAt && dates.completionDueAt && dates.reportDueAt > dates.completionDueAt) {
    throw new DomainError('RULE_VIOLATED', 'intake.item.report-due-after-completion', {}, 'reportDueAt');
  }
}

/** Both due dates lie after `now`, the report's no later than the completion's. */
export function requiresFutureDueDates(reportDueAt: Date, completionDueAt: Date, now: Date): void {
  if (reportDueAt <= now) throw new DomainError('RULE_VIOLATED', 'intake.item.due-passed', {}, 'reportDueAt');
  if (completionDueAt <= now) throw new DomainError('RULE_VIOLATED', 'intake.item.due-passed', {}, 'completionDueAt');
  ordersDueDates({ reportDueAt, completionDueAt });
}

/** A draft can be submitted with a handling proposal (拟办意见) and both due dates. */
export function requiresSubmittable(item: Matter, now: Date): void {
  if (item.handlingProposal === null) {
    throw new DomainError('RULE_VIOLATED', 'intake.item.proposal-missing', {}, 'handlingProposal');
  }
  const { reportDueAt, completionDueAt } = item;
  if (reportDueAt === null) throw new DomainError('RULE_VIOLATED', 'intake.item.due-missing', {}, 'reportDueAt');
  if (completionDueAt === null) {
    throw new DomainError('RULE_VIOLATED', 'intake.item.due-missing', {}, 'completionDueAt');
  }
  requiresFutureDueDates(reportDueAt, completionDueAt, now);
}

/** A registration rests on a recorded basis (《政府督查工作条例》第十一条) and nobody approves what he recorded himself. */
export function requiresApprovable(item: Matter, approver: PersonRef): void {
  if (item.initiationBasis === null) {
    throw new DomainError('RULE_VIOLATED', 'intake.approval.basis-missing', {}, 'initiationBasis');
  }
  if (item.recordedBy.personId === approver.personId) {
    throw new DomainError('RULE_VIOLATED', 'intake.approval.own-record', { recorder: item.recordedBy.personName });
  }
}
