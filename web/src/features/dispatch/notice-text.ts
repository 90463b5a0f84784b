import type { ItemView, LeadView, TaskView } from '@ducha/contracts';
import { formatDay, formatDue } from '../time/dates.js';

/** One line of the distribution of tasks: units and what they do. */
export interface NoticeTask {
  lead: string;
  supports: string[];
  task: string;
  person: string;
  reportDue: string;
  completionDue: string;
  /** Parts of co-units that differ from helping with the lead's. */
  parts: { unit: string; task: string }[];
}

const personOf = ({ responsiblePerson: { name, title } }: TaskView): string => `${name}（${title}）`;

/** The notice's table of tasks, one entry for each lead with its co-units. */
export function noticeTasks(leads: readonly LeadView[]): NoticeTask[] {
  return leads.map((lead) => ({
    lead: lead.unit.name,
    supports: lead.supports.map(({ unit }) => unit.name),
    task: lead.task,
    person: personOf(lead),
    reportDue: formatDue(lead.reportDueAt),
    completionDue: formatDue(lead.completionDueAt),
    parts: lead.supports.filter(({ task }) => task !== lead.task).map(({ unit, task }) => ({ unit: unit.name, task })),
  }));
}

/** Whom the notice is addressed to: the leads, in their order. */
export const recipientsOf = (leads: readonly LeadView[]): string[] => leads.map(({ unit }) => unit.name);

/** Who gets a copy: the co-units, each once. */
export const copiesOf = (leads: readonly LeadView[]): string[] => [
  ...new Set(leads.flatMap(({ supports }) => supports.map(({ unit }) => unit.name))),
];

/** 成文日期: the day of issue, before it the day of printing the preview. */
export const dateOf = (item: Pick<ItemView, 'notice'>, now: Date): string =>
  formatDay(item.notice?.issuedAt ?? now.toISOString());

/** The year in the 六角括号 of a number that is not given yet. */
export const yearOf = (day: string): string => day.slice(0, 4);

/** 一、二、三 … for the parts of the notice, up to ten. */
export const ordinal = (index: number): string => '一二三四五六七八九十'[index] ?? String(index + 1);

/** Paragraphs as the person wrote them, one for each line. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
