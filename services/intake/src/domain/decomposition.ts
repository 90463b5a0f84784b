import {
  DomainError,
  regionLevels,
  type PlannedAssignment,
  type RegionLevel,
  type ResponsiblePerson,
  type UnitKind,
} from '@ducha/contracts';
import type { ItemIn } from './item.js';
import { dayInShanghai } from './numbering.js';

/** What the breakdown needs to know of a unit. */
export interface TargetUnit {
  id: string;
  shortName: string;
  path: string;
  level: RegionLevel;
  kind: UnitKind;
  /** First day on which the unit no longer exists; null while it does. */
  validTo: string | null;
}

export interface TaskInput {
  /** uuid v7, the id of the assignment once dispatched. */
  assignmentId: string;
  unitId: string;
  task: string;
  responsiblePerson: ResponsiblePerson;
  reportDueAt: Date | null;
  completionDueAt: Date | null;
}
export interface LeadInput extends TaskInput {
  supports: TaskInput[];
}

/** `skipsLevel`: the unit lies more than one level below the issuing government (第五条: 必要时可以对所辖各级开展督查). */
export interface PlannedTask extends PlannedAssignment {
  skipsLevel: boolean;
}

/** All tasks of one item travel in one message, which JetStream limits to 1 MiB. */
const mostTasks = 200;
const mostCharacters = 200_000;

/**
 * Breaks a registered item down into assignments: every lead (牵头单位) and its supports (配合单位), leads first.
 * Targets are the departments of the issuing government and units below it (《政府督查工作条例》第五条), none of them twice.
 * Due dates default to the lead's, then to the item's, and are not later than the item's.
 */
export function planBreakdown(
  item: ItemIn<'REGISTERED'>,
  leads: readonly LeadInput[],
  issuingUnit: TargetUnit,
  units: ReadonlyMap<string, TargetUnit>,
  now: Date,
): PlannedTask[] {
  if (leads.length === 0) throw new DomainError('RULE_VIOLATED', 'intake.decomposition.lead-missing', {}, 'leads');
  const tasks = leads.flatMap((lead, index) => [
    { input: lead, lead: null as LeadInput | null, field: `leads.${index}` },
    ...lead.supports.map((input, at) => ({ input: input as TaskInput, lead, field: `leads.${index}.supports.${at}` })),
  ]);
  refuseTooLarge(tasks.map(({ input }) => input));
  const seen = new Set<string>();
  const today = dayInShanghai(now);
  return tasks.map(({ input, lead, field }) => {
    const unit = requireTarget(input.unitId, issuingUnit, units, today, `${field}.unitId`);
    if (seen.has(unit.id)) {
      throw new DomainError('RULE_VIOLATED', 'intake.decomposition.unit-twice', { unit: unit.shortName }, field);
    }
    seen.add(unit.id);
    return {
      assignmentId: input.assignmentId,
      unitId: unit.id,
      unitPath: unit.path,
      role: lead === null ? 'LEAD' : 'SUPPORT',
      leadAssignmentId: lead?.assignmentId ?? null,
      task: input.task,
      responsiblePerson: input.responsiblePerson,
      ...dueDates(item, lead, input, field),
      skipsLevel: levelsBelow(issuingUnit, unit) > 1,
    };
  });
}

function refuseTooLarge(inputs: readonly TaskInput[]): void {
  const characters = inputs.reduce((sum, { task }) => sum + task.length, 0);
  if (inputs.length > mostTasks || characters > mostCharacters) {
    const params = { tasks: mostTasks, characters: mostCharacters };
    throw new DomainError('RULE_VIOLATED', 'intake.decomposition.too-large', params, 'leads');
  }
}

/** The unit as one that may get a task of this government (《政府督查工作条例》第五条); RULE_VIOLATED at `field` otherwise. */
export function requireTarget(
  unitId: string,
  issuingUnit: TargetUnit,
  units: ReadonlyMap<string, TargetUnit>,
  today: string,
  field: string,
): TargetUnit {
  const unit = units.get(unitId);
  if (!unit) throw new DomainError('RULE_VIOLATED', 'intake.decomposition.unit-unknown', { unitId }, field);
  const params = { unit: unit.shortName };
  if (!unit.path.startsWith(`${issuingUnit.path}.`)) {
    throw new DomainError('RULE_VIOLATED', 'intake.decomposition.unit-outside', params, field);
  }
  if (unit.kind === 'SUPERVISION_OFFICE') {
    throw new DomainError('RULE_VIOLATED', 'intake.decomposition.unit-is-office', params, field);
  }
  if (unit.validTo !== null && unit.validTo <= today) {
    throw new DomainError('RULE_VIOLATED', 'intake.decomposition.unit-abolished', params, field);
  }
  return unit;
}

function dueDates(
  item: ItemIn<'REGISTERED'>,
  lead: LeadInput | null,
  input: TaskInput,
  field: string,
): { reportDueAt: string; completionDueAt: string } {
  const completion = notLater(
    input.completionDueAt ?? lead?.completionDueAt ?? item.completionDueAt,
    item.completionDueAt,
    `${field}.completionDueAt`,
  );
  const defaultReport = earlier(lead?.reportDueAt ?? item.reportDueAt, completion);
  const report = notLater(input.reportDueAt ?? defaultReport, item.reportDueAt, `${field}.reportDueAt`);
  if (report > completion) {
    throw new DomainError('RULE_VIOLATED', 'intake.item.report-due-after-completion', {}, `${field}.reportDueAt`);
  }
  return { reportDueAt: report.toISOString(), completionDueAt: completion.toISOString() };
}

const earlier = (first: Date | null, second: Date): Date => (first !== null && first < second ? first : second);

function notLater(dueAt: Date | null, limit: Date | null, field: string): Date {
  if (dueAt === null || limit === null) throw new DomainError('RULE_VIOLATED', 'intake.item.due-missing', {}, field);
  if (dueAt > limit) throw new DomainError('RULE_VIOLATED', 'intake.decomposition.due-after-item', {}, field);
  return dueAt;
}

export const levelsBelow = (upper: TargetUnit, lower: TargetUnit): number =>
  regionLevels.indexOf(lower.level) - regionLevels.indexOf(upper.level);
