import {
  AssignmentDispatchedV1,
  DeductionProposedV1,
  ItemDecomposedV1,
  ItemRecordedV1,
  ItemRevisedV1,
} from '@ducha/contracts';
import type { AssignmentFacts, Inbox, ItemFacts } from '@ducha/contracts';
import { aDeduction, anAssignment, anItem } from './facts.js';
import { ids, paths } from '@ducha/testing-events';
import { startReporting, type RunningReporting } from './running-reporting.js';

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const red = { nextDueAt: hoursFromNow(-5), warnAt: hoursFromNow(-50), clockStoppedAt: null };
const yellow = { nextDueAt: hoursFromNow(50), warnAt: hoursFromNow(-5), clockStoppedAt: null };
const green = { nextDueAt: hoursFromNow(500), warnAt: hoursFromNow(400), clockStoppedAt: null };

const item = (status: ItemFacts['status'], changes: Partial<ItemFacts> = {}) =>
  anItem({ issuingUnitPath: paths.region, status, ...changes });
const items = {
  draft: item('DRAFT'),
  pending: item('PENDING_APPROVAL'),
  registered: item('REGISTERED'),
  planned: item('REGISTERED'),
  leagueDraft: item('DRAFT', { issuingUnitPath: paths.league }),
};
const at = (unitPath: string, status: AssignmentFacts['status'], changes: Partial<AssignmentFacts>) =>
  anAssignment({ unitPath, status, itemId: items.planned.id, ...changes });
const held = {
  lateAndNew: at(paths.banner, 'PENDING_ACK', { dispatcherUnitId: ids.league, ...red }),
  working: at(paths.banner, 'IN_PROGRESS', { dispatcherUnitId: ids.league, ...yellow }),
  support: at(paths.banner, 'IN_PROGRESS', { dispatcherUnitId: ids.league, role: 'SUPPORT', ...green }),
  returned: at(paths.banner, 'RETURNED', { dispatcherUnitId: ids.league, ...green }),
  submitted: at(paths.banner, 'SUBMITTED', { dispatcherUnitId: ids.league, ...red, clockStoppedAt: hoursFromNow(-9) }),
  closed: at(paths.banner, 'COMPLETED', { dispatcherUnitId: ids.league, ...red }),
  village: at(paths.gacha, 'PENDING_ACK', { dispatcherUnitId: ids.sumu, ...green }),
};
const deduction = aDeduction({ unitPath: paths.banner, itemId: items.planned.id });

describe('the inbox', () => {
  let reporting: RunningReporting;

  beforeAll(async () => {
    reporting = await startReporting();
    const { intake, tracking, scoring } = reporting;
    for (const one of Object.values(items)) await intake.emit(ItemRecordedV1, one.id, { item: one });
    await intake.emit(ItemDecomposedV1, items.planned.id, { ...ItemDecomposedV1.example, item: items.planned });
    await intake.emit(ItemRevisedV1, items.planned.id, { item: items.planned });
    for (const assignment of Object.values(held))
      await tracking.emit(AssignmentDispatchedV1, assignment.id, { assignment });
    await scoring.emit(DeductionProposedV1, deduction.id, { deduction });
    await reporting.settled();
  }, 180_000);
  afterAll(() => reporting?.stop());

  const inbox = async (person: string): Promise<Inbox> => {
    const answer = await reporting.get<Inbox>('/inbox', person);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };
  const counts = ({ groups }: Inbox) => Object.fromEntries(groups.map(({ kind, count }) => [kind, count]));

  it.each([
    {
      person: 'banner-handler',
      total: 4,
      groups: { TO_ACKNOWLEDGE: 1, OVERDUE: 1, DUE_SOON: 1, RETURNED: 1, TO_REPORT: 2 },
    },
    {
      person: 'league-director',
      total: 3,
      groups: {
        TO_ACKNOWLEDGE: 0,
        OVERDUE: 0,
        DUE_SOON: 0,
        RETURNED: 0,
        TO_REPORT: 0,
        TO_REVIEW: 1,
        TO_DISPATCH: 0,
        TO_DECOMPOSE: 0,
        DRAFTS: 1,
        DEDUCTIONS_TO_DECIDE: 1,
      },
    },
    {
      person: 'region-clerk',
      total: 3,
      groups: {
        TO_ACKNOWLEDGE: 0,
        OVERDUE: 0,
        DUE_SOON: 0,
        RETURNED: 0,
        TO_REPORT: 0,
        TO_REVIEW: 0,
        TO_DISPATCH: 1,
        TO_DECOMPOSE: 1,
        DRAFTS: 1,
      },
    },
    { person: 'league-leader', total: 0, groups: { TO_APPROVE: 0 } },
    {
      person: 'sumu-leader',
      total: 1,
      groups: { TO_ACKNOWLEDGE: 1, OVERDUE: 0, DUE_SOON: 0, RETURNED: 0, TO_REPORT: 0, TO_REVIEW: 0 },
    },
    {
      person: 'gacha-clerk',
      total: 1,
      groups: { TO_ACKNOWLEDGE: 1, OVERDUE: 0, DUE_SOON: 0, RETURNED: 0, TO_REPORT: 0 },
    },
  ])('of $person holds $total things', async ({ person, total, groups }) => {
    const found = await inbox(person);
    expect(counts(found)).toEqual(groups);
    expect(found.total).toBe(total);
  });

  it('says what a row is, whose it is, until when and since when', async () => {
    const { groups } = await inbox('banner-handler');
    const row = groups.find(({ kind }) => kind === 'OVERDUE')?.rows[0];
    expect(row).toMatchObject({
      kind: 'assignment',
      id: held.lateAndNew.id,
      itemNo: held.lateAndNew.itemNo,
      title: held.lateAndNew.itemTitle,
      unit: { id: ids.banner, name: '阿拉善左旗（全称）' },
      dueAt: red.nextDueAt,
      lamp: 'RED',
    });
    expect(Date.now() - Date.parse(row?.since ?? '')).toBeLessThan(120_000);
  });

  it('opens each group to exactly its rows', async () => {
    for (const person of ['banner-handler', 'league-director', 'region-clerk', 'sumu-leader']) {
      for (const { kind, count, link } of (await inbox(person)).groups) {
        if (link.ledger === 'deductions') continue;
        const query = new URLSearchParams(link.query).toString();
        const { body } = await reporting.get<{ total: number }>(`/${link.ledger}?${query}`, person);
        expect({ person, kind, total: body.total }).toEqual({ person, kind, total: count });
      }
    }
  });

  it.each([
    { name: 'no token', path: '/inbox', person: null, status: 401 },
    { name: 'a person without a post', path: '/inbox', person: 'nobody', status: 403 },
  ])('refuses $name with $status', async ({ path, person, status }) => {
    expect((await reporting.get(path, person)).status).toBe(status);
  });
});
