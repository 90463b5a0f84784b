import type { DecomposeItemBody, ItemView, TaskView, UnitName } from '@ducha/contracts';

/** One unit's part as it stands in the editor; an empty date is the one of the item. */
export interface TaskInput {
  unit: UnitName;
  task: string;
  personName: string;
  personTitle: string;
  phone: string;
  reportDueAt: string;
  completionDueAt: string;
}
export interface LeadInput extends TaskInput {
  supports: TaskInput[];
}

/** Which part: a lead by its position, or a co-unit of it. */
export interface Place {
  lead: number;
  support?: number;
}

export const emptyTask = (unit: UnitName): TaskInput => ({
  unit: { id: unit.id, name: unit.name, shortName: unit.shortName, level: unit.level, kind: unit.kind },
  task: '',
  personName: '',
  personTitle: '',
  phone: '',
  reportDueAt: '',
  completionDueAt: '',
});

type Limits = Pick<ItemView, 'reportDueAt' | 'completionDueAt'>;

function taskOf(view: TaskView, limits: Limits): TaskInput {
  return {
    ...emptyTask(view.unit),
    task: view.task,
    personName: view.responsiblePerson.name,
    personTitle: view.responsiblePerson.title,
    phone: view.responsiblePerson.phone ?? '',
    reportDueAt: view.reportDueAt === limits.reportDueAt ? '' : view.reportDueAt,
    completionDueAt: view.completionDueAt === limits.completionDueAt ? '' : view.completionDueAt,
  };
}

/** The breakdown as last saved. */
export function breakdownOf(item: Pick<ItemView, 'decomposition'> & Limits): LeadInput[] {
  return (item.decomposition?.leads ?? []).map((lead) => ({
    ...taskOf(lead, item),
    supports: lead.supports.map((support) => taskOf(support, item)),
  }));
}

const given = (text: string): string | undefined => text.trim() || undefined;

function taskBody({ unit, task, personName, personTitle, phone, reportDueAt, completionDueAt }: TaskInput) {
  const person = { name: personName.trim(), title: personTitle.trim() };
  const number = given(phone);
  return {
    unitId: unit.id,
    task: task.trim(),
    responsiblePerson: number ? { ...person, phone: number } : person,
    ...(reportDueAt && { reportDueAt }),
    ...(completionDueAt && { completionDueAt }),
  };
}

/** The body of `PUT /items/:id/decomposition`. */
export const breakdownBody = (leads: readonly LeadInput[]): DecomposeItemBody => ({
  leads: leads.map((lead) => ({ ...taskBody(lead), supports: lead.supports.map(taskBody) })),
});

export const isSameBreakdown = (first: readonly LeadInput[], second: readonly LeadInput[]): boolean =>
  JSON.stringify(breakdownBody(first)) === JSON.stringify(breakdownBody(second));

export const unitsOf = (leads: readonly LeadInput[]): string[] =>
  leads.flatMap((lead) => [lead.unit.id, ...lead.supports.map(({ unit }) => unit.id)]);

export const withLead = (leads: readonly LeadInput[], unit: UnitName): LeadInput[] => [
  ...leads,
  { ...emptyTask(unit), supports: [] },
];

export const withSupport = (leads: readonly LeadInput[], at: number, unit: UnitName): LeadInput[] =>
  leads.map((lead, index) => (index === at ? { ...lead, supports: [...lead.supports, emptyTask(unit)] } : lead));

export const changed = (leads: readonly LeadInput[], place: Place, change: Partial<TaskInput>): LeadInput[] =>
  leads.map((lead, index) => {
    if (index !== place.lead) return lead;
    if (place.support === undefined) return { ...lead, ...change };
    return {
      ...lead,
      supports: lead.supports.map((task, at) => (at === place.support ? { ...task, ...change } : task)),
    };
  });

export const without = (leads: readonly LeadInput[], place: Place): LeadInput[] =>
  place.support === undefined
    ? leads.filter((_, index) => index !== place.lead)
    : leads.map((lead, index) =>
        index === place.lead ? { ...lead, supports: lead.supports.filter((_, at) => at !== place.support) } : lead,
      );

const filledFrom =
  (from: TaskInput) =>
  (task: TaskInput): TaskInput => ({
    ...task,
    task: task.task.trim() ? task.task : from.task,
    reportDueAt: task.reportDueAt || from.reportDueAt,
    completionDueAt: task.completionDueAt || from.completionDueAt,
  });

/** Copies task and dates of a lead into the blanks of its co-units and of all leads after it; what is written stays. */
export function copiedDown(leads: readonly LeadInput[], at: number): LeadInput[] {
  const from = leads[at];
  if (!from) return [...leads];
  const fill = filledFrom(from);
  return leads.map((lead, index) => {
    if (index < at) return lead;
    const filled = index === at ? lead : { ...lead, ...fill(lead) };
    return { ...filled, supports: lead.supports.map(fill) };
  });
}

export type TaskField = 'task' | 'personName' | 'personTitle' | 'reportDueAt' | 'completionDueAt';
export type TaskGap = 'missing' | 'afterItem' | 'reportAfterCompletion';

/** What the service would refuse in one part, by field. */
export function gapsOf(task: TaskInput, limits: Limits): Partial<Record<TaskField, TaskGap>> {
  const gaps: Partial<Record<TaskField, TaskGap>> = {};
  for (const field of ['task', 'personName', 'personTitle'] as const) {
    if (!task[field].trim()) gaps[field] = 'missing';
  }
  for (const limit of ['reportDueAt', 'completionDueAt'] as const) {
    const most = limits[limit];
    if (task[limit] && most && task[limit] > most) gaps[limit] = 'afterItem';
  }
  if (task.reportDueAt && task.completionDueAt && task.reportDueAt > task.completionDueAt) {
    gaps.reportDueAt ??= 'reportAfterCompletion';
  }
  return gaps;
}

export const hasGaps = (leads: readonly LeadInput[], limits: Limits): boolean =>
  leads.some((lead) => [lead, ...lead.supports].some((task) => Object.keys(gapsOf(task, limits)).length > 0));

const refusalFields: Record<string, TaskField> = {
  'responsiblePerson.name': 'personName',
  'responsiblePerson.title': 'personTitle',
};

/** The sentences of a refusal that belong to one part: by its field, and under `unit` what concerns the part itself. */
export function refusalsAt(sentences: ReadonlyMap<string, string>, { lead, support }: Place): Record<string, string> {
  const prefix = support === undefined ? `leads.${lead}` : `leads.${lead}.supports.${support}`;
  const found: Record<string, string> = {};
  for (const [path, sentence] of sentences) {
    if (path === prefix || path === `${prefix}.unitId`) found['unit'] = sentence;
    else if (path.startsWith(`${prefix}.`)) {
      const field = path.slice(prefix.length + 1);
      if (!field.startsWith('supports.')) found[refusalFields[field] ?? field] = sentence;
    }
  }
  return found;
}
