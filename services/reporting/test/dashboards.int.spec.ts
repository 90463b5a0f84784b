import {
  AssignmentAcceptedV1,
  AssignmentAcknowledgedV1,
  AssignmentBecameOverdueV1,
  AssignmentDispatchedV1,
  AssignmentSubmittedV1,
  DeductionConfirmedV1,
  DeductionProposedV1,
  ItemDispatchedV1,
  ItemRecordedV1,
} from '@ducha/contracts';
import type { AssignmentFacts, Dashboard, LedgerAssignmentList, LedgerItemList, Problem } from '@ducha/contracts';
import { Rebuild } from '@ducha/messaging';
import { ids, paths } from '@ducha/testing-events';
import { aDeduction, anAssignment, anItem } from './facts.js';
import { startReporting, type RunningReporting } from './running-reporting.js';

/** The instant all lamps of this spec are derived for. */
const asOf = '2026-04-01T00:00:00.000Z';
const past = '2026-03-20T16:00:00.000Z';
const soon = '2026-04-02T16:00:00.000Z';
const far = '2026-05-20T16:00:00.000Z';
const red = { nextDueAt: past, warnAt: past };
const yellow = { nextDueAt: soon, warnAt: past };
const green = { nextDueAt: far, warnAt: soon };

const item = anItem({ issuingUnitPath: paths.region });
const secretItem = anItem({ issuingUnitPath: paths.region, disclosure: 'WORK_SECRET', title: '不公开的题目' });
const held = {
  league: anAssignment({ unitPath: paths.league, itemId: item.id, ...red }),
  regionDepartment: anAssignment({ unitPath: paths.regionDepartment, itemId: item.id, ...green }),
  banner: anAssignment({ unitPath: paths.banner, dispatcherUnitId: ids.league, itemId: item.id, ...yellow }),
  bannerDepartment: anAssignment({
    unitPath: paths.bannerDepartment,
    dispatcherUnitId: ids.banner,
    role: 'SUPPORT',
    ...green,
  }),
  sumu: anAssignment({
    unitPath: paths.sumu,
    dispatcherUnitId: ids.banner,
    itemId: item.id,
    task: '=HYPERLINK("http://example.org","看")',
    ...red,
  }),
  gacha: anAssignment({ unitPath: paths.gacha, dispatcherUnitId: ids.sumu, itemId: item.id, ...red }),
  secret: anAssignment({
    unitPath: paths.gacha,
    dispatcherUnitId: ids.region,
    itemId: secretItem.id,
    itemTitle: secretItem.title,
    disclosure: 'WORK_SECRET',
    task: '不公开的任务',
    ...green,
  }),
};
const deduction = aDeduction({ unitPath: paths.sumu });

describe('dashboards of the five levels', () => {
  let reporting: RunningReporting;

  beforeAll(async () => {
    reporting = await startReporting();
    await emitEverything(reporting);
    await reporting.settled();
  }, 180_000);
  afterAll(() => reporting?.stop());

  const dashboard = async (person: string, query = ''): Promise<Dashboard> => {
    const answer = await reporting.get<Dashboard>(`/dashboard?asOf=${asOf}${query}`, person);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };
  const rowsOf = async (person: string, query: string): Promise<LedgerAssignmentList> => {
    const answer = await reporting.get<LedgerAssignmentList>(`/assignments?asOf=${asOf}&${query}`, person);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };

  it.each([
    { person: 'region-director', total: 7, lamps: { RED: 2, YELLOW: 1, GREEN: 3, DONE: 1 }, way: ['内蒙古自治区'] },
    { person: 'league-director', total: 6, lamps: { RED: 2, YELLOW: 1, GREEN: 2, DONE: 1 }, way: ['阿拉善盟'] },
    { person: 'banner-leader', total: 5, lamps: { RED: 1, YELLOW: 1, GREEN: 2, DONE: 1 }, way: ['阿拉善左旗'] },
    { person: 'sumu-leader', total: 3, lamps: { RED: 1, YELLOW: 0, GREEN: 1, DONE: 1 }, way: ['巴润别立镇'] },
    { person: 'gacha-clerk', total: 2, lamps: { RED: 0, YELLOW: 0, GREEN: 1, DONE: 1 }, way: ['嘎查'] },
    {
      person: 'region-fgw-handler',
      total: 1,
      lamps: { RED: 0, YELLOW: 0, GREEN: 1, DONE: 0 },
      way: ['自治区发展改革委'],
    },
    { person: 'hohhot-director', total: 0, lamps: { RED: 0, YELLOW: 0, GREEN: 0, DONE: 0 }, way: ['呼和浩特市'] },
  ])('shows $person $total assignments', async ({ person, total, lamps, way }) => {
    const shown = await dashboard(person);
    expect(shown.asOf).toBe(asOf);
    expect(shown.assignments).toMatchObject({ total, byLamp: lamps });
    expect(shown.breadcrumb.map((unit) => unit.shortName)).toEqual(way);
  });

  it('splits by child: governments also without assignments, departments only with some, offices never', async () => {
    const { children, assignments } = await dashboard('region-director');
    expect(children.map(({ unit, total }) => [unit.shortName, total])).toEqual([
      ['呼和浩特市', 0],
      ['阿拉善盟', 6],
      ['自治区发展改革委', 1],
    ]);
    expect(children.reduce((sum, child) => sum + child.total, 0)).toBe(assignments.total);
  });

  it('goes down the branch with a breadcrumb that begins at the caller’s own unit', async () => {
    const shown = await dashboard('league-director', `&unitId=${ids.sumu}`);
    expect(shown.breadcrumb.map((unit) => unit.shortName)).toEqual(['阿拉善盟', '阿拉善左旗', '巴润别立镇']);
    expect(shown.children.map(({ unit, total }) => [unit.shortName, total])).toEqual([['嘎查', 2]]);
  });

  it('counts items where they were issued and deductions where they fell', async () => {
    const region = await dashboard('region-director');
    expect(region.items).toMatchObject({ total: 2, byStatus: { DISPATCHED: 1, DRAFT: 1 } });
    expect(region.deductions).toEqual({ proposed: 0, appealed: 0, confirmed: 1, confirmedPointsTenths: 20 });
    const banner = await dashboard('banner-leader');
    expect(banner.items.total).toBe(0);
    expect(banner.deductions.confirmed).toBe(1);
  });

  it('opens every number of every level to exactly its rows', async () => {
    for (const person of ['region-director', 'league-director', 'banner-leader', 'sumu-leader', 'gacha-clerk']) {
      const { assignments, unit, children } = await dashboard(person);
      expect((await rowsOf(person, 'limit=200')).total).toBe(assignments.total);
      expect((await rowsOf(person, 'overdue=true')).total).toBe(assignments.overdue);
      for (const [lamp, count] of Object.entries(assignments.byLamp)) {
        const { rows, total } = await rowsOf(person, `lamp=${lamp}`);
        expect([total, rows.length]).toEqual([count, count]);
        expect(rows.every((row) => row.lamp === lamp)).toBe(true);
      }
      for (const { status, lamp, count } of assignments.byStatusAndLamp) {
        expect((await rowsOf(person, `unitId=${unit.id}&status=${status}&lamp=${lamp}`)).total).toBe(count);
      }
      for (const child of children) expect((await rowsOf(person, `unitId=${child.unit.id}`)).total).toBe(child.total);
    }
  });

  it('filters by unit alone, role, item and several lamps together', async () => {
    const ofBanner = await rowsOf('region-director', `unitId=${ids.banner}&scope=UNIT`);
    expect(ofBanner.rows.map((row) => row.id)).toEqual([held.banner.id]);
    const support = await rowsOf('region-director', 'role=SUPPORT');
    expect(support.rows.map((row) => row.id)).toEqual([held.bannerDepartment.id]);
    expect((await rowsOf('region-director', `itemId=${item.id}`)).total).toBe(5);
    expect((await rowsOf('region-director', 'lamp=RED,YELLOW')).total).toBe(3);
  });

  it('says of each row why its lamp shows what it shows', async () => {
    const { rows } = await rowsOf('region-director', 'lamp=RED,DONE');
    const reasons = new Map(rows.map((row) => [row.id, row.lampReason]));
    expect(reasons.get(held.league.id)).toBe('已超过2026年3月20日24:00的时限。');
    expect(reasons.get(held.gacha.id)).toBe('已办结或终止，不再计时。');
  });

  it.each(['nextDueAt', 'deliveredAt'])('pages by %s through all rows, each once', async (sort) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page: LedgerAssignmentList = await rowsOf('region-director', `sort=${sort}&limit=2${next}`);
      expect(page.total).toBe(7);
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor !== null && seen.length < 20);
    const whole = await rowsOf('region-director', `sort=${sort}`);
    expect(seen).toEqual(whole.rows.map((row) => row.id));
  });

  it.each([
    { person: 'region-director', isMasked: false, why: 'the issuing unit' },
    { person: 'gacha-clerk', isMasked: false, why: 'the holder' },
    { person: 'league-director', isMasked: true, why: 'a unit in between that holds no part of it' },
    { person: 'sumu-leader', isMasked: true, why: 'the township above the holder' },
  ])('masks a work secret: $isMasked for $why', async ({ person, isMasked }) => {
    const { rows } = await rowsOf(person, `itemId=${secretItem.id}`);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.isMasked).toBe(isMasked);
    expect(JSON.stringify(rows[0]).includes('不公开')).toBe(!isMasked);
  });

  it('lists items where they were issued', async () => {
    const { body } = await reporting.get<LedgerItemList>('/items?status=DISPATCHED', 'region-clerk');
    expect(body).toMatchObject({
      total: 1,
      nextCursor: null,
      rows: [{ id: item.id, issuingUnit: { id: ids.region } }],
    });
    expect((await reporting.get<LedgerItemList>('/items', 'banner-leader')).body.total).toBe(0);
  });

  it('exports the same rows as a table that spreadsheets cannot be tricked by', async () => {
    const { status, type, body } = await reporting.getText(
      `/assignments/export?asOf=${asOf}&lamp=RED`,
      'region-director',
    );
    expect([status, type]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = body.trimEnd().split('\r\n');
    expect(lines[0]?.startsWith('\uFEFF事项编号,')).toBe(true);
    expect(lines).toHaveLength(3);
    expect(body).toContain('"\'=HYPERLINK(');
    expect(body).not.toMatch(/(^|,)"?=/m);
  });

  describe('when events come again and late', () => {
    it('shows the same', async () => {
      const before = await snapshot();
      for (const [producer, types] of producersOf(reporting)) {
        const events = await producer.log(types);
        await producer.redeliver(events.toReversed());
        await producer.redeliver(events);
      }
      await reporting.settled();
      expect(await snapshot()).toEqual(before);
    });
  });

  describe('when the projections are rebuilt', () => {
    it('shows the same', async () => {
      const before = await snapshot();
      const { parked } = await reporting.service.app.get(Rebuild).run();
      expect(parked).toBe(0);
      expect(await snapshot()).toEqual(before);
    });
  });

  it.each([
    { name: 'a unit elsewhere', path: `/dashboard?unitId=${ids.league}`, person: 'hohhot-director', status: 403 },
    { name: 'the unit above', path: `/dashboard?unitId=${ids.region}`, person: 'league-director', status: 403 },
    { name: 'rows of the unit above', path: `/assignments?unitId=${ids.league}`, person: 'banner-leader', status: 403 },
    { name: 'items of the unit above', path: `/items?unitId=${ids.region}`, person: 'gacha-clerk', status: 403 },
    {
      name: 'an export of the unit above',
      path: `/assignments/export?unitId=${ids.region}`,
      person: 'gacha-clerk',
      status: 403,
    },
    { name: 'an unknown unit', path: '/dashboard?unitId=999999999999', person: 'region-director', status: 404 },
    { name: 'no token', path: '/dashboard', person: null, status: 401 },
    { name: 'a person without a post', path: '/dashboard', person: 'nobody', status: 403 },
    { name: 'a malformed unit', path: '/dashboard?unitId=15', person: 'region-director', status: 400 },
    { name: 'an unknown field', path: '/dashboard?unit=150000000000', person: 'region-director', status: 400 },
    { name: 'an instant without time', path: '/dashboard?asOf=2026-04-01', person: 'region-director', status: 400 },
    { name: 'an unknown lamp', path: '/assignments?lamp=BLUE', person: 'region-director', status: 400 },
    {
      name: 'an unknown status among known',
      path: '/assignments?status=SUBMITTED,X',
      person: 'region-director',
      status: 400,
    },
    { name: 'a foreign cursor', path: '/assignments?cursor=WzFd', person: 'region-director', status: 400 },
    { name: 'too large a page', path: '/assignments?limit=201', person: 'region-director', status: 400 },
    { name: 'an item that is no id', path: '/assignments?itemId=1', person: 'region-director', status: 400 },
    { name: 'an unknown item status', path: '/items?status=OPEN', person: 'region-director', status: 400 },
  ])('refuses $name with $status', async ({ path, person, status }) => {
    const { type, body, ...answer } = await reporting.get<Problem>(path, person);
    expect(answer.status).toBe(status);
    expect(type).toContain('application/problem+json');
    expect(body.rule).not.toBe('');
  });

  async function snapshot(): Promise<unknown[]> {
    const people = ['region-director', 'league-director', 'banner-leader', 'sumu-leader', 'gacha-clerk'];
    return Promise.all(people.flatMap((person) => [dashboard(person), rowsOf(person, 'limit=200')]));
  }
});

type Producers = [RunningReporting['intake'], string[]][];
const producersOf = ({ intake, tracking, scoring }: RunningReporting): Producers => [
  [intake, ['item']],
  [tracking, ['assignment']],
  [scoring, ['deduction']],
];

async function emitEverything({ intake, tracking, scoring }: RunningReporting): Promise<void> {
  await intake.emit(ItemRecordedV1, item.id, { item });
  await intake.emit(ItemDispatchedV1, item.id, {
    ...ItemDispatchedV1.example,
    item: { ...item, status: 'DISPATCHED' },
  });
  await intake.emit(ItemRecordedV1, secretItem.id, { item: { ...secretItem, status: 'DRAFT' } });
  for (const assignment of Object.values(held)) {
    await tracking.emit(AssignmentDispatchedV1, assignment.id, {
      assignment: { ...assignment, status: 'PENDING_ACK' },
    });
    await tracking.emit(AssignmentAcknowledgedV1, assignment.id, { assignment });
  }
  const late: AssignmentFacts = { ...held.league, isOverdue: true };
  await tracking.emit(AssignmentBecameOverdueV1, late.id, { assignment: late, clock: 'COMPLETION', dueAt: past });
  const submitted: AssignmentFacts = { ...held.gacha, status: 'SUBMITTED', clockStoppedAt: past };
  await tracking.emit(AssignmentSubmittedV1, submitted.id, { assignment: submitted, text: '完成' });
  await tracking.emit(AssignmentAcceptedV1, submitted.id, { assignment: { ...submitted, status: 'COMPLETED' } });
  await scoring.emit(DeductionProposedV1, deduction.id, { deduction });
  await scoring.emit(DeductionConfirmedV1, deduction.id, { deduction: { ...deduction, status: 'CONFIRMED' } });
}
