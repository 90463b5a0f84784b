import { v7 as uuid } from 'uuid';
import { eventually } from '../client/patience.js';
import { units } from '../client/platform.js';
import type { Platform } from '../client/platform.js';
import * as steps from '../client/steps.js';
import type { Assignment, Item, Rows } from '../client/steps.js';
import { check } from './check.js';

const HOUR = 3_600_000;
const inHours = (hours: number): Date => new Date(Date.now() + hours * HOUR);

type Log = (line: string) => void;

/** The assignments of the path, by the level or part that handles them. */
interface Tree {
  league: string;
  departmentLead: string;
  coUnit: string;
  banner: string;
  sumu: string;
  gacha: string;
}

/**
 * Plays the first path against a running platform, each step by the person whose step it is, and checks every answer.
 * @returns the item and its assignments, closed.
 * @throws WrongAnswer or UnexpectedAnswer at the first thing that is not as it must be.
 */
export async function playFirstPath(platform: Platform, log: Log): Promise<{ itemId: string; tree: Tree }> {
  const itemId = await register(platform, log);
  const top = await dispatchToLeads(platform, itemId, log);
  const tree = { ...top, ...(await cascadeDown(platform, top.league, log)) };
  await climbBack(platform, tree, log);
  await overdueIsProposed(platform, tree.departmentLead, log);
  await review(platform, itemId, tree, log);
  return { itemId, tree };
}

async function register(platform: Platform, log: Log): Promise<string> {
  const draft = await steps.record(platform.as('office'), {
    title: `推进草原防火物资储备库建设（${uuid().slice(-6)}）`,
    content: '各有关盟市、部门要按期建成草原防火物资储备库，保障春季防火期物资供应。',
    sourceKind: 'LEADER_INSTRUCTION',
    sentence: '今年建成一批草原防火物资储备库。',
    reportDueAt: inHours(15 * 24),
    completionDueAt: inHours(30 * 24),
  });
  check('the office records a draft', draft.status, 'DRAFT');
  check('the office submits it', (await steps.submitItem(platform.as('office'), draft.id)).status, 'PENDING_APPROVAL');
  const approved = await steps.approve(platform.as('leader'), draft.id);
  check('the leader approves the registration', approved.status, 'REGISTERED');
  check('the item has its number', /^150000-\d{4}-[A-Z]{2}-\d{6}$/.test(approved.itemNo ?? ''), true);
  log(`registered as ${approved.itemNo}`);
  return draft.id;
}

async function dispatchToLeads(
  platform: Platform,
  itemId: string,
  log: Log,
): Promise<Pick<Tree, 'league' | 'departmentLead' | 'coUnit'>> {
  const office = platform.as('office');
  await steps.decompose(office, itemId, [
    {
      unitId: units.league,
      task: '建成并投用储备库',
      responsible: '乌兰',
      supports: [{ unitId: units.coUnit, task: '落实建设资金', responsible: '孟和' }],
    },
    // Short of time on purpose: this lead becomes overdue before it submits.
    {
      unitId: units.departmentLead,
      task: '批复项目并调度进度',
      responsible: '其木格',
      reportDueAt: inSeconds(4),
      completionDueAt: inSeconds(4),
    },
  ]);
  check('the office dispatches', (await steps.dispatch(office, itemId)).status, 'DISPATCHED');

  const assignments = await eventually(async () => {
    const rows = await steps.assignmentsOf(office, itemId);
    check('tracking delivers to two leads and one co-unit', rows.length, 3);
    return rows;
  });
  const held = (unitId: string): string => idOf(assignments, unitId);
  const top = { league: held(units.league), departmentLead: held(units.departmentLead), coUnit: held(units.coUnit) };
  check('the league acknowledges', (await steps.acknowledge(platform.as('league'), top.league)).status, 'IN_PROGRESS');
  await steps.acknowledge(platform.as('departmentLead'), top.departmentLead);
  await steps.acknowledge(platform.as('coUnit'), top.coUnit);
  await itemBecomes(platform, itemId, 'IN_PROGRESS');
  log('dispatched to two leads and one co-unit, acknowledged');
  return top;
}

async function cascadeDown(
  platform: Platform,
  leagueId: string,
  log: Log,
): Promise<Pick<Tree, 'banner' | 'sumu' | 'gacha'>> {
  const gachaUnit = await platform.gachaUnitId();
  const down = async (
    from: 'league' | 'banner' | 'sumu',
    parentId: string,
    to: 'banner' | 'sumu' | 'gacha',
    unitId: string,
  ): Promise<string> => {
    await steps.cascade(platform.as(from), parentId, [{ unitId, task: '完成本级任务并逐级反馈', responsible: '巴图' }]);
    const child = (await steps.assignmentsOf(platform.as(to), await itemOf(platform, from, parentId))).filter(
      (row) => row.unitId === unitId,
    );
    check(`the ${from} cascades to the ${to} once`, child.length, 1);
    const id = idOf(child, unitId);
    check(`the ${to} acknowledges`, (await steps.acknowledge(platform.as(to), id)).status, 'IN_PROGRESS');
    return id;
  };
  const banner = await down('league', leagueId, 'banner', units.banner);
  const sumu = await down('banner', banner, 'sumu', units.sumu);
  const gacha = await down('sumu', sumu, 'gacha', gachaUnit);
  log('cascaded 盟市 → 旗县 → 苏木乡镇 → 嘎查村');
  return { banner, sumu, gacha };
}

/** A picture of one pixel, as small as evidence can be. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function reportWithPhoto(platform: Platform, gachaId: string): Promise<void> {
  const gacha = platform.as('gacha');
  const { id } = await gacha.upload<{ id: string }>(
    `/api/tracking/assignments/${gachaId}/attachments`,
    '场地照片.png',
    photo,
  );
  await gacha.command('POST', `/api/tracking/assignments/${gachaId}/progress`, {
    text: '场地已选定。',
    percent: 20,
    attachmentIds: [id],
  });
  const seen = await platform
    .as('office')
    .get<{ progress: { attachments: { id: string; name: string }[] }[] }>(`/api/tracking/assignments/${gachaId}`);
  check(
    'the office sees the photo of the gacha',
    seen.progress.flatMap(({ attachments }) => attachments.map(({ name }) => name)),
    ['场地照片.png'],
  );
}

async function climbBack(platform: Platform, tree: Tree, log: Log): Promise<void> {
  const up = async (
    by: 'gacha' | 'sumu' | 'banner',
    id: string,
    reviewer: 'sumu' | 'banner' | 'league',
  ): Promise<void> => {
    await steps.reportProgress(platform.as(by), id, '场地平整完成，物资正在入库。', 80);
    check(
      `the ${by} submits`,
      (await steps.submitCompletion(platform.as(by), id, '物资已入库并建立台账。')).status,
      'SUBMITTED',
    );
    check(`the ${reviewer} accepts`, (await steps.accept(platform.as(reviewer), id)).status, 'COMPLETED');
  };
  await reportWithPhoto(platform, tree.gacha);
  await up('gacha', tree.gacha, 'sumu');
  await up('sumu', tree.sumu, 'banner');
  await up('banner', tree.banner, 'league');
  const input = await steps.giveInput(platform.as('coUnit'), tree.coUnit, '建设资金已全部下达。');
  check('the co-unit gives its input', input.status, 'INPUT_GIVEN');
  const lead = await platform
    .as('league')
    .get<{ supportInputs: unknown[] }>(`/api/tracking/assignments/${tree.league}`);
  check('the input reaches its lead', lead.supportInputs.length, 1);
  log('feedback climbed back, the co-unit gave its input');
}

async function overdueIsProposed(platform: Platform, assignmentId: string, log: Log): Promise<void> {
  await eventually(async () => {
    const late = await steps.assignment(platform.as('departmentLead'), assignmentId);
    check(
      'the department lead became overdue',
      { isOverdue: late.isOverdue, lamp: late.lamp },
      { isOverdue: true, lamp: 'RED' },
    );
  });
  await eventually(async () => {
    const deductions = await proposedFor(platform, assignmentId);
    check(
      'scoring proposes one deduction',
      deductions.map(({ status, ruleCode }) => ({ status, ruleCode })),
      [{ status: 'PROPOSED', ruleCode: 'D07a' }],
    );
  });
  log('overdue, one deduction proposed');
}

async function review(platform: Platform, itemId: string, tree: Tree, log: Log): Promise<void> {
  const office = platform.as('office');
  await steps.submitCompletion(platform.as('league'), tree.league, '储备库已建成投用。');
  await steps.submitCompletion(platform.as('departmentLead'), tree.departmentLead, '项目已全部批复。');
  await itemBecomes(platform, itemId, 'UNDER_REVIEW');
  check(
    'the office returns one lead',
    (await steps.returnForRework(office, tree.league, '缺少竣工验收材料，请补充。')).status,
    'RETURNED',
  );
  check('the office accepts the other', (await steps.accept(office, tree.departmentLead)).status, 'COMPLETED');
  await itemBecomes(platform, itemId, 'IN_PROGRESS');
  await steps.acknowledge(platform.as('league'), tree.league);
  await steps.submitCompletion(platform.as('league'), tree.league, '验收材料已补充，储备库已投用。');
  await itemBecomes(platform, itemId, 'UNDER_REVIEW');
  check(
    'the office accepts both',
    (await steps.accept(platform.as('officeDirector'), tree.league)).status,
    'COMPLETED',
  );
  await itemBecomes(platform, itemId, 'COMPLETED');
  await eventually(async () => {
    check(
      'the co-unit is closed with its lead',
      (await steps.assignment(platform.as('coUnit'), tree.coUnit)).status,
      'COMPLETED',
    );
  });
  log('returned once, accepted, the item is closed');
}

/** What must hold of a finished path however often processes died on the way: nothing lost, nothing doubled. */
export async function checkFinished(platform: Platform, itemId: string, tree: Tree): Promise<void> {
  const rows = await steps.assignmentsOf(platform.as('office'), itemId);
  check('the item has exactly its six assignments', rows.map(({ id }) => id).sort(), Object.values(tree).sort());
  check(
    'each of them is closed',
    rows.filter(({ status }) => status !== 'COMPLETED'),
    [],
  );
  check('there is exactly one deduction', (await proposedFor(platform, tree.departmentLead)).length, 1);
  const events = await platform
    .as('office')
    .get<{ version: number; type: string }[] | Rows<{ version: number; type: string }>>(
      `/api/intake/items/${itemId}/events`,
    );
  const versions = (Array.isArray(events) ? events : events.rows).map(({ version }) => version).sort((a, b) => a - b);
  check(
    'the item counted its versions without gap or repeat',
    versions,
    versions.map((_, index) => index + 1),
  );
}

async function proposedFor(platform: Platform, assignmentId: string): Promise<{ status: string; ruleCode: string }[]> {
  const answer = await platform
    .as('office')
    .get<Rows<{ assignmentId: string; status: string; ruleCode: string }>>(
      `/api/scoring/deductions?unitId=${units.departmentLead}&assignmentId=${assignmentId}&limit=200`,
    );
  return answer.rows;
}

async function itemBecomes(platform: Platform, itemId: string, status: Item['status']): Promise<void> {
  await eventually(async () => {
    check(`the item becomes ${status}`, (await steps.item(platform.as('office'), itemId)).status, status);
  });
}

const inSeconds = (seconds: number): Date => new Date(Date.now() + seconds * 1000);

const itemOf = async (platform: Platform, role: 'league' | 'banner' | 'sumu', assignmentId: string): Promise<string> =>
  (await steps.assignment(platform.as(role), assignmentId)).itemId;

function idOf(rows: Assignment[], unitId: string): string {
  const found = rows.find((row) => row.unitId === unitId);
  check(`${unitId} holds an assignment`, found !== undefined, true);
  return found!.id;
}
