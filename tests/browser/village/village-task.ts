import type { AssignmentDetail, AssignmentTimeline, LedgerAssignmentList } from '@ducha/contracts';
import { v7 as uuid } from 'uuid';
import { eventually } from '../../../tools/src/client/patience.js';
import { units, type Platform } from '../../../tools/src/client/platform.js';
import * as steps from '../../../tools/src/client/steps.js';

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);

export interface VillageTask {
  id: string;
  title: string;
}

/** A task that has come all the way down to the gacha of the demo branch and waits there to be acknowledged. */
export async function aVillageTask(platform: Platform): Promise<VillageTask> {
  const office = platform.as('office');
  const title = `整治嘎查环境卫生${uuid().slice(-6)}`;
  const dates = { reportDueAt: inDays(15), completionDueAt: inDays(30) };
  const draft = { title, content: '清理垃圾。', sourceKind: 'LEADER_INSTRUCTION', sentence: '抓好环境卫生。' } as const;
  const { id: itemId } = await steps.record(office, { ...draft, ...dates });
  await steps.submitItem(office, itemId);
  await steps.approve(platform.as('leader'), itemId);
  await steps.decompose(office, itemId, [{ unitId: units.league, task: '组织整治', responsible: '乌兰' }]);
  await steps.dispatch(office, itemId);
  let held = await eventually(async () => {
    const [found] = await steps.assignmentsOf(office, itemId);
    if (!found) throw new Error(`${itemId} is not delivered yet`);
    return found.id;
  });
  const gacha = await platform.gachaUnitId();
  const way = [
    ['league', units.banner],
    ['banner', units.sumu],
    ['sumu', gacha],
  ] as const;
  for (const [by, unitId] of way) {
    await steps.acknowledge(platform.as(by), held);
    const task = [{ unitId, task: '清理垃圾，建立台账', responsible: '格日勒' }];
    const { children } = await steps.cascade(platform.as(by), held, task);
    held = children[0]!.id;
  }
  return { id: held, title };
}

/** One that was acknowledged. */
export async function aTaskInHand(platform: Platform): Promise<VillageTask> {
  const task = await aVillageTask(platform);
  await steps.acknowledge(platform.as('gacha'), task.id);
  return task;
}

/** Waits until the list of the village page has followed what the tracking service knows of it. */
export const followed = (platform: Platform, { id }: VillageTask) =>
  eventually(async () => {
    const gacha = platform.as('gacha');
    const { itemId, version } = await gacha.get<AssignmentDetail>(`/api/tracking/assignments/${id}`);
    const { rows } = await gacha.get<LedgerAssignmentList>(`/api/reporting/assignments?itemId=${itemId}`);
    if (!rows.some((row) => row.id === id && row.version >= version)) throw new Error(`the list is behind ${id}`);
  });

/** What the services have of it: the reports, and the events that say the same. */
export async function reportsOf(platform: Platform, { id }: VillageTask) {
  const gacha = platform.as('gacha');
  const { progress } = await gacha.get<AssignmentDetail>(`/api/tracking/assignments/${id}`);
  const { rows } = await gacha.get<AssignmentTimeline>(`/api/tracking/assignments/${id}/events`);
  return { progress, reported: rows.filter(({ type }) => type.includes('.progress-reported.')) };
}

/** Waits for the first report, then says how many there are. */
export const reportsOnce = (platform: Platform, task: VillageTask) =>
  eventually(async () => {
    const reports = await reportsOf(platform, task);
    if (reports.progress.length === 0) throw new Error(`nothing was reported of ${task.title}`);
    return reports;
  });
