import { AssignmentDetail, AssignmentList, AssignmentTree, AssignmentView, eventRegistry } from '@ducha/contracts';
import { planned } from '../../test/intake-producer.js';
import { unitIds } from '../../test/organization.js';
import { RunningTracking } from '../../test/running-tracking.js';

const seal = { text: '已建成投用', signedBy: { kind: 'OFFICIAL_SEAL' } };
const child = (unit: keyof typeof unitIds) => ({
  children: [{ unitId: unitIds[unit], task: '落实到位', responsiblePerson: { name: '巴图', title: '负责人' } }],
});

let tracking: RunningTracking;
beforeAll(async () => {
  tracking = await RunningTracking.start();
});
afterAll(() => tracking.stop());

/** Acknowledges and hands on; answers the id of the new assignment. */
async function handOn(id: string, personId: string, unit: keyof typeof unitIds): Promise<string> {
  await tracking.command(id, 'acknowledge', personId);
  const answer = await tracking.command(id, 'cascade', personId, child(unit));
  return answer.children[0].id as string;
}

describe('an assignment over five levels', () => {
  const lead = planned('league');
  let itemId: string;
  let banner: string;
  let sumu: string;
  let gacha: string;

  it('goes down from the region to the gacha', async () => {
    itemId = (await tracking.dispatched([lead])).item.id;
    banner = await handOn(lead.assignmentId, 'league-clerk', 'banner');
    sumu = await handOn(banner, 'banner-clerk', 'sumu');
    gacha = await handOn(sumu, 'sumu-handler', 'gacha');
    const view = AssignmentView.parse(await tracking.command(gacha, 'acknowledge', 'gacha-clerk'));
    expect(view).toMatchObject({
      status: 'IN_PROGRESS',
      unitId: unitIds.gacha,
      dispatcherUnitId: unitIds.sumu,
      parentId: sumu,
      itemId,
      completionDueAt: new Date(lead.completionDueAt).toISOString(),
      version: 2,
      lamp: 'GREEN',
    });
    expect(await tracking.eventNames(lead.assignmentId)).toEqual(['dispatched', 'acknowledged']);
    expect(await tracking.eventNames(gacha)).toEqual(['dispatched', 'acknowledged']);
  });

  it('is shown to each level as far as it may see', async () => {
    const regionTree = await tracking.read(`/items/${itemId}/assignments`, 'region-clerk');
    const { roots } = AssignmentTree.parse(regionTree.body);
    expect(roots[0]!.children[0]!.children[0]!.children[0]!.id).toBe(gacha);
    const fromBelow = await tracking.read(`/items/${itemId}/assignments`, 'sumu-handler');
    const [top] = AssignmentTree.parse(fromBelow.body).roots;
    expect(top).toMatchObject({ id: lead.assignmentId, isAncestor: true });
    expect(top!.children[0]!.children[0]).toMatchObject({ id: sumu, isAncestor: false });
    expect((await tracking.read(`/items/${itemId}/assignments`, 'hohhot-clerk')).status).toBe(404);
    expect((await tracking.read(`/assignments/${banner}`, 'gacha-clerk')).status).toBe(404);
    expect((await tracking.read(`/assignments/${gacha}`, 'league-clerk')).status).toBe(200);
  });

  it('lists by side, status and lamp, page by page', async () => {
    const pageOf = async (query: string, person: string) =>
      AssignmentList.parse((await tracking.read(`/assignments?${query}`, person)).body);
    expect((await pageOf('mine=DISPATCHED', 'sumu-handler')).rows.map(({ id }) => id)).toEqual([gacha]);
    expect((await pageOf('mine=HANDLING', 'sumu-handler')).rows.map(({ id }) => id).sort()).toEqual(
      [sumu, gacha].sort(),
    );
    expect((await pageOf('mine=HANDLING', 'gacha-clerk')).rows.map(({ id }) => id)).toEqual([gacha]);
    expect((await pageOf(`itemId=${itemId}&lamp=RED,YELLOW`, 'region-clerk')).rows).toEqual([]);
    expect((await pageOf(`itemId=${itemId}&lamp=GREEN&status=IN_PROGRESS`, 'region-clerk')).rows).toHaveLength(4);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = `itemId=${itemId}&limit=3${cursor && `&cursor=${cursor}`}`;
      const page = await pageOf(query, 'region-clerk');
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen)).toEqual(new Set([lead.assignmentId, banner, sumu, gacha]));
    expect(seen).toHaveLength(4);
  });

  it('climbs back: progress entered by the village and by its township for it', async () => {
    const first = await tracking.command(gacha, 'progress', 'gacha-clerk', { text: '主体完工', percent: 60 });
    expect(first).toMatchObject({ percent: 60, nextDueAt: first.completionDueAt });
    await tracking.command(gacha, 'progress', 'sumu-leader', { text: '已通电', percent: 80, blockers: '缺少管护人员' });
    const detail = AssignmentDetail.parse((await tracking.read(`/assignments/${gacha}`, 'gacha-clerk')).body);
    expect(detail.progress).toMatchObject([
      { text: '主体完工', isProxyEntry: false, blockers: null },
      { text: '已通电', isProxyEntry: true, blockers: '缺少管护人员', enteredBy: { unitId: unitIds.sumu } },
    ]);
    const timeline = await tracking.read(`/assignments/${gacha}/events`, 'gacha-clerk');
    expect(timeline.body.rows.map((row: { isProxyEntry: boolean }) => row.isProxyEntry)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('is reviewed by who dispatched it, never by who submitted it', async () => {
    await tracking.command(gacha, 'submit', 'sumu-handler', seal);
    expect(await tracking.refusal(gacha, 'accept', 'sumu-handler')).toEqual([403, 'tracking.accept.own-submission']);
    const returned = await tracking.command(gacha, 'return', 'sumu-leader', { reason: '缺少验收材料' });
    expect(returned).toMatchObject({ status: 'RETURNED', returnCount: 1, submittedAt: null, clockStoppedAt: null });
    await tracking.command(gacha, 'acknowledge', 'gacha-clerk');
    await tracking.command(gacha, 'submit', 'gacha-clerk', seal);
    await tracking.command(sumu, 'submit', 'sumu-handler', {
      text: '已完成',
      signedBy: { kind: 'PRINCIPAL_LEADER', name: '孟和' },
    });
    expect(await tracking.refusal(sumu, 'accept', 'banner-clerk')).toEqual([409, 'tracking.accept.children-open']);
    const accepted = await tracking.command(gacha, 'accept', 'sumu-leader', { opinion: '同意办结' });
    expect(accepted).toMatchObject({ status: 'COMPLETED', lamp: 'DONE', lampReason: '按期办结', allowedActions: [] });
  });

  it('closes level by level up to the region', async () => {
    await tracking.command(sumu, 'accept', 'banner-clerk');
    await tracking.command(banner, 'submit', 'banner-clerk', seal);
    await tracking.command(banner, 'accept', 'league-clerk');
    await tracking.command(lead.assignmentId, 'submit', 'league-clerk', seal);
    await tracking.command(lead.assignmentId, 'accept', 'region-director');
    const open = await tracking.sql('SELECT id FROM assignment WHERE item_id = $1 AND closed_at IS NULL', [itemId]);
    expect(open).toEqual([]);
    const detail = AssignmentDetail.parse((await tracking.read(`/assignments/${gacha}`, 'region-clerk')).body);
    expect(detail.reviews.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['RETURNED', '缺少验收材料'],
      ['ACCEPTED', '同意办结'],
    ]);
  });

  it('makes every version exactly one event that fits its contract', async () => {
    for (const id of [lead.assignmentId, banner, sumu, gacha]) {
      const events = await tracking.events(id);
      expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
      for (const { type, data } of events) eventRegistry.get(type)!.schema.parse(data);
      const [row] = await tracking.sql<{ version: number }>('SELECT version FROM assignment WHERE id = $1', [id]);
      expect(row!.version).toBe(events.length);
    }
  });
});
