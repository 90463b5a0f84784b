import { eventually } from '../client/patience.js';
import { Platform, units } from '../client/platform.js';
import * as steps from '../client/steps.js';
import type { Assignment, Breakdown } from '../client/steps.js';
import { demoItems } from './items.js';
import type { DemoItem } from './items.js';

type Report = (done: number, total: number, title: string) => void;

/**
 * Plays a small, realistic year of a supervision office through the API, so that no screen is empty: items in every state on the
 * demo branch, some of them late. Every step is taken by the person whose step it is.
 * @param report called after each item with how many of how many are done.
 */
export async function playDemo(baseUrl: string, report: Report): Promise<void> {
  const platform = new Platform(baseUrl, { patienceMs: 60_000 });
  const gachaUnit = await platform.gachaUnitId();
  for (const [index, item] of demoItems.entries()) {
    await playItem(platform, item, gachaUnit);
    report(index + 1, demoItems.length, item.title);
  }
}

async function playItem(platform: Platform, demo: DemoItem, gachaUnit: string): Promise<void> {
  if (demo.by) return playBelow(platform, demo, demo.by);
  const office = platform.as('office');
  const { id } = await record(office, demo);
  const until = demo.until;
  if (until === 'DRAFT') return;
  if (until === 'TRANSFERRED')
    return void (await steps.transfer(office, id, { reason: '主要领导批转有关领导阅处，不再立项。' }));
  if (until === 'NOT_REGISTERED') return void (await steps.file(office, id, { reason: '来文仅供阅知，不予立项。' }));
  await steps.submitItem(office, id);
  if (until === 'PENDING_APPROVAL') return;
  if (until === 'REJECTED')
    return void (await steps.reject(platform.as('leader'), id, { reason: '拟办意见不明确，请补充牵头单位。' }));
  await steps.approve(platform.as('leader'), id);
  if (until === 'REGISTERED') return;
  if (until === 'REVOKED')
    return void (await steps.revoke(platform.as('leader'), id, { reason: '与已立项事项重复。' }));
  await steps.decompose(office, id, [
    { ...lead(units.league), supports: [support(units.coUnit)] },
    lead(units.departmentLead),
  ]);
  await steps.dispatch(office, id);
  const held = await delivered(platform, id);
  if (until === 'DISPATCHED') return;
  await work(platform, demo, id, held, gachaUnit);
}

/** As an office below the region speaks. */
const voices = {
  league: { proposal: '建议立项，由有关旗县牵头办理，按期报告落实情况。', directive: '盟行政公署主要领导批示' },
  banner: { proposal: '建议立项，由有关苏木镇牵头办理，按期报告落实情况。', directive: '旗人民政府主要领导批示' },
};

/** Offices of the leagues and banners register and dispatch as well, to the level below theirs. */
async function playBelow(platform: Platform, demo: DemoItem, by: 'league' | 'banner'): Promise<void> {
  const office = platform.as(by);
  const { id } = await record(office, { ...demo, ...voices[by] });
  await steps.submitItem(office, id);
  if (demo.until === 'PENDING_APPROVAL') return;
  await steps.approve(platform.asPerson(`${by}-leader`), id);
  await steps.decompose(office, id, [lead(by === 'league' ? units.banner : units.sumu)]);
  await steps.dispatch(office, id);
}

/** From the first acknowledgement on, as far as the item's story goes. */
async function work(platform: Platform, demo: DemoItem, itemId: string, held: Held, gachaUnit: string): Promise<void> {
  const office = platform.as('office');
  const { until } = demo;
  await steps.acknowledge(platform.as('league'), held.league);
  if (until === 'DECLINED')
    return void (await steps.decline(platform.as('departmentLead'), held.department, {
      reason: '该事项主要职责在行业主管部门，建议调整牵头单位。',
    }));
  await steps.acknowledge(platform.as('departmentLead'), held.department);
  await steps.acknowledge(platform.as('coUnit'), held.coUnit);
  await eventually(() => isInState(platform, itemId, 'IN_PROGRESS'));
  if (until === 'SUSPENDED')
    return void (await steps.suspend(platform.as('officeDirector'), itemId, {
      reason: '等待国家有关政策明确后继续办理。',
    }));
  if (until === 'CLOSED_UNABLE') return closeUnable(platform, held);

  await steps.reportProgress(platform.as('departmentLead'), held.department, '已完成方案编制，正在组织评审。', 40);
  const chain = await cascade(platform, demo, held.league, itemId, gachaUnit);
  if (until === 'IN_PROGRESS') return;
  if (until === 'URGED') {
    await steps.urge(office, held.league, '请于本周内报送阶段性进展。');
    return void (await steps.requestExtension(platform.as('league'), held.league, {
      reason: '冻土期无法施工，申请适当延期。',
      proposedDueAt: after({ days: 60 }).toISOString(),
    }));
  }
  await climb(platform, chain);
  await steps.giveInput(platform.as('coUnit'), held.coUnit, '所需资金已全部下达。');
  await steps.submitCompletion(platform.as('departmentLead'), held.department, '任务已完成，成效情况详见报告。');
  await steps.submitCompletion(platform.as('league'), held.league, '任务已完成，已逐级核实。');
  await eventually(() => isInState(platform, itemId, 'UNDER_REVIEW'));
  if (until === 'UNDER_REVIEW') return;
  if (until === 'RETURNED')
    return void (await steps.returnForRework(office, held.league, '缺少竣工验收材料，请补充后重新报送。'));
  await steps.accept(office, held.department);
  await steps.accept(platform.as('officeDirector'), held.league);
  await eventually(() => isInState(platform, itemId, 'COMPLETED'));
  if (until === 'ARCHIVED') await steps.archive(office, itemId);
}

async function closeUnable(platform: Platform, held: Held): Promise<void> {
  const office = platform.as('office');
  for (const [role, id] of [
    ['league', held.league],
    ['departmentLead', held.department],
  ] as const) {
    await steps.requestUnable(platform.as(role), id, { reason: '选址未通过生态保护红线审查，暂不具备实施条件。' });
    await steps.decideUnable(office, id, { isGranted: true, reason: '情况属实，经主要领导批准予以终止。' });
  }
}

interface Held {
  league: string;
  department: string;
  coUnit: string;
}

interface Chain {
  banner: string;
  sumu: string;
  gacha: string;
}

async function delivered(platform: Platform, itemId: string): Promise<Held> {
  const rows = await eventually(async () => {
    const found = await steps.assignmentsOf(platform.as('office'), itemId);
    if (found.length < 3) throw new Error(`only ${found.length} of 3 assignments of ${itemId} were delivered`);
    return found;
  });
  return {
    league: heldBy(rows, units.league),
    department: heldBy(rows, units.departmentLead),
    coUnit: heldBy(rows, units.coUnit),
  };
}

async function cascade(
  platform: Platform,
  demo: DemoItem,
  leagueId: string,
  itemId: string,
  gachaUnit: string,
): Promise<Chain> {
  const down = async (
    from: 'league' | 'banner' | 'sumu',
    parentId: string,
    to: 'banner' | 'sumu' | 'gacha',
    unitId: string,
  ): Promise<string> => {
    const dates =
      demo.gachaDue && to === 'gacha'
        ? { reportDueAt: after(demo.gachaDue), completionDueAt: after(demo.gachaDue) }
        : {};
    await steps.cascade(platform.as(from), parentId, [
      { unitId, task: '落实本级任务，逐级报告进展', responsible: '格日勒', ...dates },
    ]);
    const id = heldBy(await steps.assignmentsOf(platform.as(to), itemId), unitId);
    // The last link of some items is left unacknowledged, so that the village page has something waiting.
    if (!(to === 'gacha' && demo.until === 'IN_PROGRESS')) await steps.acknowledge(platform.as(to), id);
    return id;
  };
  const banner = await down('league', leagueId, 'banner', units.banner);
  const sumu = await down('banner', banner, 'sumu', units.sumu);
  return { banner, sumu, gacha: await down('sumu', sumu, 'gacha', gachaUnit) };
}

async function climb(platform: Platform, chain: Chain): Promise<void> {
  for (const [by, reviewer] of [
    ['gacha', 'sumu'],
    ['sumu', 'banner'],
    ['banner', 'league'],
  ] as const) {
    await steps.reportProgress(platform.as(by), chain[by], '任务全部完成，已建立台账。', 100);
    await steps.submitCompletion(platform.as(by), chain[by], '任务全部完成，请审核。');
    await steps.accept(platform.as(reviewer), chain[by]);
  }
}

const record = (office: ReturnType<Platform['as']>, demo: DemoItem) =>
  steps.record(office, {
    ...demo,
    reportDueAt: after(demo.reportDue),
    completionDueAt: after(demo.completionDue),
  });

const lead = (unitId: string): Breakdown => ({ unitId, task: '牵头落实，按期报告办理结果', responsible: '苏日娜' });
const support = (unitId: string): Breakdown => ({ unitId, task: '配合落实资金和政策', responsible: '孟和' });

function heldBy(rows: Assignment[], unitId: string): string {
  const found = rows.find((row) => row.unitId === unitId);
  if (!found) throw new Error(`${unitId} holds no assignment of the item`);
  return found.id;
}

async function isInState(platform: Platform, itemId: string, status: string): Promise<void> {
  const item = await steps.item(platform.as('office'), itemId);
  if (item.status !== status) throw new Error(`item ${itemId} is ${item.status}, not yet ${status}`);
}

const after = ({ days = 0, seconds = 0 }: { days?: number; seconds?: number }): Date =>
  new Date(Date.now() + days * 86_400_000 + seconds * 1000);
