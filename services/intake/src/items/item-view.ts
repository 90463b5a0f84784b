import type { ItemSummary, ItemView, LeadView, TaskView } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import type { Task } from '../decomposition/breakdowns.js';
import { allowedActions } from '../domain/authority.js';
import { isWithdrawn } from '../domain/reassignment.js';
import { closedAtOf, noticeOf, registrationOf } from '../domain/item.js';
import { unitName } from '../units/units.read-model.js';
import type { FoundItem } from './item-rows.js';

export function itemSummary({ item, issuingUnit }: FoundItem): ItemSummary {
  const registration = registrationOf(item);
  return {
    id: item.id,
    version: item.version,
    status: item.status,
    itemNo: registration?.itemNo ?? null,
    title: item.title,
    sourceKind: item.source.kind,
    contentCategory: item.contentCategory,
    urgency: item.urgency,
    disclosure: item.disclosure,
    issuingUnit: unitName(issuingUnit),
    reportDueAt: item.reportDueAt?.toISOString() ?? null,
    completionDueAt: item.completionDueAt?.toISOString() ?? null,
    createdAt: item.createdAt.toISOString(),
    registeredAt: registration?.registeredAt.toISOString() ?? null,
    closedAt: closedAtOf(item)?.toISOString() ?? null,
    reopenCount: item.reopenCount,
  };
}

/** The item with its breakdown, as this caller sees it. */
export function itemView(found: FoundItem, tasks: readonly Task[], caller: Caller): ItemView {
  const { item } = found;
  const registration = registrationOf(item);
  const notice = noticeOf(item);
  return {
    ...itemSummary(found),
    content: item.content,
    source: item.source,
    handlingProposal: item.handlingProposal,
    initiationBasis: item.initiationBasis,
    recordedBy: item.recordedBy,
    approval: registration && {
      approvedBy: registration.approvedBy,
      approvedAt: registration.registeredAt.toISOString(),
      opinion: registration.opinion,
    },
    notice: notice && { ...notice, issuedAt: notice.issuedAt.toISOString() },
    previousStatus: item.status === 'SUSPENDED' ? item.previousStatus : null,
    decomposition:
      tasks.length > 0 ? { leads: leadViews(tasks), skipsLevel: tasks.some(({ skipsLevel }) => skipsLevel) } : null,
    allowedActions: allowedActions(item, caller, {
      isPlanned: tasks.length > 0,
      hasWithdrawn: tasks.some((task) => isWithdrawn(task, tasks)),
    }),
  };
}

function leadViews(tasks: readonly Task[]): LeadView[] {
  const leads = tasks.filter(({ role }) => role === 'LEAD');
  return leads.map((lead) => ({
    ...taskView(lead),
    supports: tasks.filter(({ leadAssignmentId }) => leadAssignmentId === lead.assignmentId).map(taskView),
  }));
}

const taskView = (task: Task): TaskView => ({
  assignmentId: task.assignmentId,
  unit: unitName(task.unit),
  task: task.task,
  responsiblePerson: task.responsiblePerson,
  reportDueAt: task.reportDueAt,
  completionDueAt: task.completionDueAt,
  skipsLevel: task.skipsLevel,
  status: task.status,
});
