import { eventually } from '../../../tools/src/client/patience.js';
import { units, type Platform } from '../../../tools/src/client/platform.js';
import * as steps from '../../../tools/src/client/steps.js';

const days = (count: number): Date => new Date(Date.now() + count * 86_400_000);
let made = 0;

/** A title nobody else's test has. */
export function ownTitle(): { title: string; mark: string } {
  const mark = `${process.env.JEST_WORKER_ID ?? ''}${Date.now() % 10_000_000}${(made += 1)}`;
  return { title: `治理河道采砂${mark}`, mark };
}

/** A draft of the region's office, as its clerk would have written it down. */
export async function draftItem(platform: Platform): Promise<{ id: string; title: string; mark: string }> {
  const named = ownTitle();
  const { id } = await steps.record(platform.as('office'), {
    title: named.title,
    content: '排查整治河道非法采砂，建立长效机制。',
    sourceKind: 'LEADER_INSTRUCTION',
    sentence: '请抓紧整治。',
    reportDueAt: days(20),
    completionDueAt: days(60),
  });
  return { id, ...named };
}

export async function registeredItem(platform: Platform): Promise<{ id: string; title: string; mark: string }> {
  const draft = await draftItem(platform);
  await steps.submitItem(platform.as('office'), draft.id);
  await steps.approve(platform.as('leader'), draft.id);
  return draft;
}

export interface DispatchedItem {
  id: string;
  title: string;
  mark: string;
  /** The assignment a unit holds. */
  held: (unitId: string) => string;
}

/** An item led by the league and the development commission, with the finance department in support, delivered and in the ledger. */
export async function dispatchedItem(platform: Platform): Promise<DispatchedItem> {
  const item = await registeredItem(platform);
  const office = platform.as('office');
  await steps.decompose(office, item.id, [
    {
      unitId: units.league,
      task: '组织专项整治',
      responsible: '乌兰',
      supports: [{ unitId: units.coUnit, task: '落实经费', responsible: '孟和' }],
    },
    { unitId: units.departmentLead, task: '完善规划', responsible: '其木格' },
  ]);
  await steps.dispatch(office, item.id);
  const rows = await eventually(async () => {
    const { rows: shown } = await office.get<steps.Rows<{ id: string; unit: { id: string } }>>(
      `/api/reporting/assignments?itemId=${item.id}`,
    );
    if (shown.length < 3) throw new Error(`the ledger shows ${shown.length} of 3 assignments`);
    return shown;
  });
  return { ...item, held: (unitId) => rows.find(({ unit }) => unit.id === unitId)!.id };
}
