import type { SourceKind } from '@ducha/contracts';
import { units } from '../client/platform.js';
import type { Role } from '../client/platform.js';
import * as steps from '../client/steps.js';
import type { Breakdown, Item } from '../client/steps.js';
import type { Cast } from './cast.js';

const sources: readonly SourceKind[] = [
  'LEADER_INSTRUCTION',
  'MAJOR_DECISION',
  'MEETING_RESOLUTION',
  'HOTLINE',
  'AUDIT',
];

type Matter = (cast: Cast) => Promise<void>;

/** What is played, with how often; every command of the three services comes up. */
const matters: readonly (readonly [weight: number, matter: Matter])[] = [
  [50, downAndBack],
  [14, twoLeads],
  [10, endsEarly],
  [8, overdue],
  [6, declined],
  [6, asksForMore],
  [4, standsStill],
  [2, revoked],
];

/** One matter from its recording to an end, by chance one or the other. */
export const playMatter = (cast: Cast): Promise<void> => cast.random.pickWeighted(matters)(cast);

async function draft(cast: Cast): Promise<Item> {
  return steps.record(cast.as('office'), {
    title: '推进草原防火物资储备库建设',
    content: '各有关盟市、部门要按期建成草原防火物资储备库，保障春季防火期物资供应。',
    sourceKind: cast.random.pick(sources),
    sentence: '今年建成一批草原防火物资储备库。',
    reportDueAt: cast.inDays(15),
    completionDueAt: cast.inDays(30),
  });
}

async function registered(cast: Cast): Promise<string> {
  const { id } = await draft(cast);
  await steps.submitItem(cast.as('office'), id);
  await steps.approve(cast.as('leader'), id, { opinion: '同意立项' });
  return id;
}

interface Dispatched {
  itemId: string;
  /** Assignments of the leads, in the order of the breakdown. */
  leads: string[];
  supports: string[];
}

async function dispatched(cast: Cast, leads: (Breakdown & { supports?: Breakdown[] })[]): Promise<Dispatched> {
  const itemId = await registered(cast);
  await steps.decompose(cast.as('office'), itemId, leads);
  return assignmentsOf(await steps.dispatch(cast.as('office'), itemId));
}

function assignmentsOf({ id, decomposition }: Item): Dispatched {
  const leads = decomposition?.leads ?? [];
  return {
    itemId: id,
    leads: leads.map(({ assignmentId }) => assignmentId),
    supports: leads.flatMap(({ supports }) => supports.map(({ assignmentId }) => assignmentId)),
  };
}

const task = (unitId: string): Breakdown => ({ unitId, task: '按要求组织落实并报告结果', responsible: '乌兰' });
const league = task(units.league);
const department = task(units.departmentLead);

async function work(cast: Cast, role: Role, id: string, reports = 1): Promise<void> {
  await steps.acknowledge(cast.as(role), id);
  for (let done = 1; done <= reports; done += 1)
    await steps.reportProgress(cast.as(role), id, '方案编制完成，正在组织实施。', Math.round((90 * done) / reports));
}

async function hand(cast: Cast, role: Role, id: string): Promise<void> {
  await steps.submitCompletion(cast.as(role), id, '任务已完成，成果经复核属实。');
}

/** Five levels down, each acknowledging, and back, each reporting, with a co-unit beside the league. */
async function downAndBack(cast: Cast): Promise<void> {
  const given = await dispatched(cast, [{ ...league, supports: [task(units.coUnit)] }]);
  const [top = ''] = given.leads;
  const [support = ''] = given.supports;
  await work(cast, 'league', top, 2);
  await steps.acknowledge(cast.as('coUnit'), support);
  const held: { by: Role; dispatcher: Role; id: string }[] = [];
  for (const { from, to, unitId } of cast.chain) {
    const above = held.at(-1)?.id ?? top;
    const { children } = await steps.cascade(cast.as(from), above, [task(unitId)]);
    const id = children[0]?.id ?? '';
    await work(cast, to, id, 2);
    held.push({ by: to, dispatcher: from, id });
  }
  await steps.urge(cast.as('league'), held[0]?.id ?? '', '请于本周内报送阶段性进展。');
  for (const { by, dispatcher, id } of held.toReversed()) {
    await hand(cast, by, id);
    await steps.accept(cast.as(dispatcher), id);
  }
  await steps.giveInput(cast.as('coUnit'), support, '建设资金已全部下达。');
  await hand(cast, 'league', top);
  await returnedOnce(cast, 'league', top);
  await steps.accept(cast.as('officeDirector'), top, { opinion: '同意办结' });
  await steps.archive(cast.as('office'), given.itemId);
}

async function returnedOnce(cast: Cast, role: Role, id: string): Promise<void> {
  await steps.returnForRework(cast.as('office'), id, '缺少竣工验收材料，请补充。');
  await work(cast, role, id);
  await hand(cast, role, id);
}

/** Two leads side by side; sometimes the finished item is opened again. */
async function twoLeads(cast: Cast): Promise<void> {
  const { itemId, leads } = await dispatched(cast, [league, department]);
  await closeBoth(cast, leads);
  if (cast.random.next() < 0.5) return void (await steps.archive(cast.as('office'), itemId));
  const again = await steps.reopen(cast.as('officeDirector'), itemId, {
    reason: '群众反映问题仍未解决。',
    requirement: '请重新核查并整改到位。',
    reportDueAt: cast.inDays(5).toISOString(),
    completionDueAt: cast.inDays(10).toISOString(),
  });
  await closeBoth(cast, assignmentsOf(again).leads);
}

async function closeBoth(cast: Cast, [one = '', other = '']: string[]): Promise<void> {
  await together([work(cast, 'league', one), work(cast, 'departmentLead', other)]);
  await steps.urge(cast.as('office'), one, '请按期报送。');
  await together([hand(cast, 'league', one), hand(cast, 'departmentLead', other)]);
  await together([steps.accept(cast.as('office'), one), steps.accept(cast.as('officeDirector'), other)]);
}

/** Waits for both even when one fails, so that nothing is sent any more when the matter has been left. */
async function together(parts: Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(parts);
  await Promise.all(parts);
}

async function endsEarly(cast: Cast): Promise<void> {
  const office = cast.as('office');
  const { id } = await draft(cast);
  const reason = { reason: '来文仅供阅知，不予立项。' };
  const chance = cast.random.next();
  if (chance < 0.3) return void (await steps.transfer(office, id, reason));
  if (chance < 0.6) return void (await steps.file(office, id, reason));
  await steps.submitItem(office, id);
  await steps.reject(cast.as('leader'), id, { reason: '拟办意见不明确，请补充牵头单位。' });
  await steps.submitItem(office, id);
  await steps.approve(cast.as('leader'), id);
}

/** The date passes while the department works; the deduction is confirmed, or contested. */
async function overdue(cast: Cast): Promise<void> {
  const soon = cast.inSeconds(cast.random.between(1, 12));
  const { leads } = await dispatched(cast, [{ ...department, reportDueAt: soon, completionDueAt: soon }]);
  const [id = ''] = leads;
  await work(cast, 'departmentLead', id);
  const director = cast.as('officeDirector');
  const proposed = await cast.eventually(async () => (await steps.deductionsOf(director, id))[0]);
  await steps.confirmDeduction(director, proposed.id);
  if (cast.random.next() < 0.5) {
    await steps.appealDeduction(cast.as('departmentLeader'), proposed.id, '延期已获批准。');
    await steps.decideAppeal(director, proposed.id, { isUpheld: cast.random.next() < 0.5, reason: '经复核。' });
  }
  await hand(cast, 'departmentLead', id);
  await steps.accept(cast.as('office'), id);
}

async function declined(cast: Cast): Promise<void> {
  const { leads } = await dispatched(cast, [league, department]);
  const [one = '', other = ''] = leads;
  const reason = '该事项主要职责在行业主管部门，建议调整牵头单位。';
  await steps.decline(cast.as('departmentLead'), other, { reason });
  await work(cast, 'league', one);
  if (cast.random.next() < 0.5) {
    await steps.cancelDeclined(cast.as('office'), other, { reason: '同意调整。' });
  } else {
    await steps.overruleDecline(cast.as('office'), other, { reason: '经分管领导协调，仍由你单位承办。' });
    await work(cast, 'departmentLead', other);
    await hand(cast, 'departmentLead', other);
    await steps.accept(cast.as('office'), other);
  }
  await hand(cast, 'league', one);
  await steps.accept(cast.as('office'), one);
}

async function asksForMore(cast: Cast): Promise<void> {
  const { leads } = await dispatched(cast, [league]);
  const [id = ''] = leads;
  const office = cast.as('office');
  await work(cast, 'league', id);
  await steps.requestExtension(cast.as('league'), id, {
    reason: '冻土期无法施工，申请适当延期。',
    proposedDueAt: cast.inDays(60).toISOString(),
  });
  await steps.decideExtension(office, id, { isGranted: cast.random.next() < 0.5, reason: '经研究。' });
  await steps.requestUnable(cast.as('league'), id, { reason: '选址未通过生态保护红线审查。' });
  await steps.decideUnable(office, id, { isGranted: cast.random.next() < 0.5, reason: '经主要领导批准。' });
}

/** Suspended and resumed while the league works: the units learn of both by event. */
async function standsStill(cast: Cast): Promise<void> {
  const { itemId, leads } = await dispatched(cast, [league]);
  const [id = ''] = leads;
  await steps.acknowledge(cast.as('league'), id);
  await steps.suspend(cast.as('officeDirector'), itemId, { reason: '等待国家有关政策明确后继续办理。' });
  await steps.resume(cast.as('officeDirector'), itemId, { reason: '政策已明确，继续办理。' });
  await steps.reportProgress(cast.as('league'), id, '继续组织实施。', 50);
}

async function revoked(cast: Cast): Promise<void> {
  const { itemId } = await dispatched(cast, [league, department]);
  await steps.revoke(cast.as('leader'), itemId, { reason: '与已立项事项重复。' });
}
