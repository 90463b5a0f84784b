import type { AssignmentStatus, ItemStatus, SourceKind, StatusLamp, Urgency } from '@ducha/contracts';
import type { Session as SignedIn } from './session.js';

/** What a step needs of the person who takes it. */
type Session = Pick<SignedIn, 'get' | 'command'>;

/** What the command-line programs read of an item and of an assignment; the services answer more. */
export interface Item {
  id: string;
  version: number;
  status: ItemStatus;
  itemNo: string | null;
  decomposition: {
    leads: { assignmentId: string; unit: { id: string }; supports: { assignmentId: string }[] }[];
  } | null;
}
export interface Assignment {
  id: string;
  version: number;
  itemId: string;
  unitId: string;
  status: AssignmentStatus;
  lamp: StatusLamp;
  isOverdue: boolean;
  parentId: string | null;
}
export interface Rows<T> {
  rows: T[];
  nextCursor: string | null;
  total?: number;
}

export interface DraftInput {
  title: string;
  content: string;
  sourceKind: SourceKind;
  sentence: string;
  urgency?: Urgency;
  /** What the office proposes, and whose word it acts on; by default those of the region. */
  proposal?: string;
  directive?: string;
  reportDueAt: Date;
  completionDueAt: Date;
}

export interface Breakdown {
  unitId: string;
  task: string;
  responsible: string;
  reportDueAt?: Date;
  completionDueAt?: Date;
}

const person = (name: string) => ({ name, title: '分管负责人' });
const due = ({ reportDueAt, completionDueAt }: { reportDueAt?: Date; completionDueAt?: Date }) => ({
  ...(reportDueAt ? { reportDueAt: reportDueAt.toISOString() } : {}),
  ...(completionDueAt ? { completionDueAt: completionDueAt.toISOString() } : {}),
});
const planned = ({ unitId, task, responsible, ...dates }: Breakdown) => ({
  unitId,
  task,
  responsiblePerson: person(responsible),
  ...due(dates),
});

export const record = (clerk: Session, input: DraftInput): Promise<Item> =>
  clerk.command<Item>('POST', '/api/intake/items', {
    title: input.title,
    content: input.content,
    source: {
      kind: input.sourceKind,
      documentNo: '内政办批〔2026〕18号',
      issuedBy: '自治区人民政府',
      sentence: input.sentence,
    },
    contentCategory: 'KEY_WORK',
    urgency: input.urgency ?? 'NORMAL',
    disclosure: 'INTERNAL',
    containsStateSecret: false,
    handlingProposal: input.proposal ?? '建议立项，由有关盟市和部门牵头办理，按期报告落实情况。',
    initiationBasis: { kind: 'LEADER_DIRECTIVE', reference: input.directive ?? '自治区政府主要领导批示' },
    ...due(input),
  });

const itemCommand =
  (name: string) =>
  (by: Session, id: string, body: unknown = {}) =>
    by.command<Item>('POST', `/api/intake/items/${id}/${name}`, body);
export const submitItem = itemCommand('submit');
export const approve = itemCommand('approve');
export const reject = itemCommand('reject');
export const transfer = itemCommand('transfer');
export const file = itemCommand('file');
export const suspend = itemCommand('suspend');
export const resume = itemCommand('resume');
export const reopen = itemCommand('reopen');
export const revoke = itemCommand('revoke');
export const archive = itemCommand('archive');
export const dispatch = (by: Session, id: string) =>
  itemCommand('dispatch')(by, id, { requirement: '请按时限要求组织落实，到期报告办理结果。' });

export const decompose = (by: Session, id: string, leads: (Breakdown & { supports?: Breakdown[] })[]): Promise<Item> =>
  by.command<Item>('PUT', `/api/intake/items/${id}/decomposition`, {
    leads: leads.map(({ supports, ...lead }) => ({
      ...planned(lead),
      ...(supports ? { supports: supports.map(planned) } : {}),
    })),
  });

const assignmentCommand =
  (name: string) =>
  (by: Session, id: string, body: unknown = {}) =>
    by.command<Assignment>('POST', `/api/tracking/assignments/${id}/${name}`, body);
export const acknowledge = assignmentCommand('acknowledge');
export const decline = assignmentCommand('decline');
export const overruleDecline = assignmentCommand('overrule-decline');
export const cancelDeclined = assignmentCommand('cancel-declined');
export const accept = assignmentCommand('accept');
export const requestExtension = assignmentCommand('request-extension');
export const decideExtension = assignmentCommand('decide-extension');
export const requestUnable = assignmentCommand('request-unable');
export const decideUnable = assignmentCommand('decide-unable');
export const returnForRework = (by: Session, id: string, reason: string) =>
  assignmentCommand('return')(by, id, { reason });
export const urge = (by: Session, id: string, text: string) => assignmentCommand('urge')(by, id, { text });
export const reportProgress = (by: Session, id: string, text: string, percent: number) =>
  assignmentCommand('progress')(by, id, { text, percent });
export const giveInput = (by: Session, id: string, text: string) => assignmentCommand('input')(by, id, { text });
export const submitCompletion = (by: Session, id: string, text: string) =>
  assignmentCommand('submit')(by, id, { text, signedBy: { kind: 'OFFICIAL_SEAL' } });
export const cascade = (by: Session, id: string, children: Breakdown[]) =>
  by.command<Assignment & { children: Assignment[] }>('POST', `/api/tracking/assignments/${id}/cascade`, {
    children: children.map(planned),
  });

export interface Deduction {
  id: string;
  version: number;
  status: string;
}

const deductionCommand = (by: Session, id: string, name: string, body: unknown = {}) =>
  by.command<Deduction>('POST', `/api/scoring/deductions/${id}/${name}`, body);
export const confirmDeduction = (by: Session, id: string) => deductionCommand(by, id, 'confirm');
export const appealDeduction = (by: Session, id: string, reason: string) =>
  deductionCommand(by, id, 'appeal', { reason });
export const decideAppeal = (by: Session, id: string, decision: { isUpheld: boolean; reason: string }) =>
  deductionCommand(by, id, 'decide-appeal', decision);

export const item = (by: Session, id: string) => by.get<Item>(`/api/intake/items/${id}`);
export const assignment = (by: Session, id: string) => by.get<Assignment>(`/api/tracking/assignments/${id}`);
/** The assignments of an item that this person may see. */
export const assignmentsOf = async (by: Session, itemId: string): Promise<Assignment[]> =>
  (await by.get<Rows<Assignment>>(`/api/tracking/assignments?itemId=${itemId}&limit=200`)).rows;
export const deductionsOf = async (by: Session, assignmentId: string): Promise<Deduction[]> =>
  (await by.get<Rows<Deduction>>(`/api/scoring/deductions?assignmentId=${assignmentId}`)).rows;
