import { AssignmentDispatchedV1, ItemRecordedV1, ledgerAssignmentSorts, ledgerItemSorts } from '@ducha/contracts';
import type { AssignmentFacts, ItemFacts, LedgerAssignmentList, LedgerItemList, Problem } from '@ducha/contracts';
import { strFromU8, unzipSync } from 'fflate';
import { statusOrder } from '../src/domain/status-order.js';
import { anAssignment, anItem } from './facts.js';
import { ids, paths } from '@ducha/testing-events';
import { startReporting, type RunningReporting } from './running-reporting.js';

const asOf = '2026-04-01T00:00:00.000Z';
const day = (number: number) => `2026-04-${String(number).padStart(2, '0')}T16:00:00.000Z`;

const fire = anItem({
  issuingUnitPath: paths.region,
  itemNo: '150000-2026-LI-000101',
  title: '草原防火物资储备库建设',
});
const water = anItem({ issuingUnitPath: paths.region, itemNo: '150000-2026-LI-000102', title: '农村牧区饮水安全' });
const secret = anItem({
  issuingUnitPath: paths.region,
  itemNo: '150000-2026-LI-000103',
  title: '防火专项保密调度',
  disclosure: 'WORK_SECRET',
});
const draft = anItem({ issuingUnitPath: paths.region, itemNo: null, title: '防火宣传月筹备', status: 'DRAFT' });

const of = (item: ItemFacts, changes: Partial<AssignmentFacts>): AssignmentFacts =>
  anAssignment({
    itemId: item.id,
    itemNo: item.itemNo ?? '',
    itemTitle: item.title,
    disclosure: item.disclosure,
    deliveredAt: day(1),
    ...changes,
  });
/** Two with the same due date, so that the id has to decide. */
const held = {
  league: of(fire, {
    unitPath: paths.league,
    status: 'SUBMITTED',
    nextDueAt: day(9),
    nextDueCountedIn: 'WORKING_DAYS',
    urgency: 'CRITICAL',
  }),
  banner: of(fire, { unitPath: paths.banner, dispatcherUnitId: ids.league, nextDueAt: day(5), deliveredAt: day(3) }),
  sumu: of(fire, { unitPath: paths.sumu, dispatcherUnitId: ids.banner, status: 'PENDING_ACK', nextDueAt: day(5) }),
  gacha: of(water, { unitPath: paths.gacha, dispatcherUnitId: ids.sumu, role: 'SUPPORT', nextDueAt: day(7) }),
  department: of(water, {
    unitPath: paths.regionDepartment,
    status: 'DECLINED',
    nextDueAt: day(2),
    sourceKind: 'AUDIT',
  }),
  secret: of(secret, { unitPath: paths.gacha, dispatcherUnitId: ids.region, status: 'RETURNED', nextDueAt: day(20) }),
};
const all = Object.values(held);

describe('the assignment ledger', () => {
  let reporting: RunningReporting;

  beforeAll(async () => {
    reporting = await startReporting();
    for (const item of [fire, water, secret, draft]) await reporting.intake.emit(ItemRecordedV1, item.id, { item });
    for (const assignment of all) await reporting.tracking.emit(AssignmentDispatchedV1, assignment.id, { assignment });
    await reporting.settled();
  }, 180_000);
  afterAll(() => reporting?.stop());

  const list = async (person: string, query: string): Promise<LedgerAssignmentList> => {
    const answer = await reporting.get<LedgerAssignmentList>(`/assignments?asOf=${asOf}&${query}`, person);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };
  const idsOf = async (person: string, query: string) => (await list(person, query)).rows.map(({ id }) => id).sort();
  const sorted = (...rows: AssignmentFacts[]) => rows.map(({ id }) => id).sort();

  it('says which days a limit is counted in, and what units are called in short', async () => {
    const rows = (await list('region-clerk', '')).rows.map((row) => [row.id, row.nextDueCountedIn, row.unit.shortName]);
    expect(rows).toEqual(
      expect.arrayContaining([
        [held.league.id, 'WORKING_DAYS', '阿拉善盟'],
        [held.banner.id, 'CALENDAR_DAYS', '阿拉善左旗'],
      ]),
    );
  });

  it.each([
    { name: 'part of a title', person: 'region-clerk', query: '储备库', found: [held.league, held.banner, held.sumu] },
    { name: 'a number', person: 'region-clerk', query: 'li-000102', found: [held.gacha, held.department] },
    { name: 'a unit', person: 'region-clerk', query: '巴润别立镇', found: [held.sumu] },
    {
      name: 'a word of two titles',
      person: 'region-clerk',
      query: '防火',
      found: [held.league, held.banner, held.sumu, held.secret],
    },
    { name: 'a masked title not', person: 'league-director', query: '保密调度', found: [] },
    { name: 'the number of a masked title', person: 'league-director', query: '000103', found: [held.secret] },
    { name: 'wildcards as they are', person: 'region-clerk', query: '%', found: [] },
  ])('finds $name', async ({ person, query, found }) => {
    expect(await idsOf(person, `query=${encodeURIComponent(query)}`)).toEqual(sorted(...found));
  });

  it.each([
    { name: 'source', query: 'sourceKind=AUDIT,CLUE', found: [held.department] },
    { name: 'urgency', query: 'urgency=CRITICAL', found: [held.league] },
    { name: 'dispatcher', query: `dispatcherUnitId=${ids.banner}`, found: [held.sumu] },
    { name: 'due dates', query: `dueFrom=${day(5)}&dueTo=${day(7)}`, found: [held.banner, held.sumu] },
    {
      name: 'several together',
      query: `query=防火&status=PENDING_ACK,SUBMITTED&dueTo=${day(6)}`,
      found: [held.banner, held.sumu],
    },
  ])('filters by $name', async ({ query, found }) => {
    expect(await idsOf('region-clerk', query)).toEqual(sorted(...found));
  });

  it.each([
    { person: 'banner-handler', mine: 'HANDLING', found: [held.banner] },
    { person: 'sumu-leader', mine: 'HANDLING', found: [held.sumu, held.gacha, held.secret] },
    { person: 'sumu-leader', mine: 'SUPPORT', found: [held.gacha] },
    { person: 'gacha-clerk', mine: 'HANDLING', found: [held.gacha, held.secret] },
    { person: 'league-director', mine: 'DISPATCHED', found: [held.banner] },
    { person: 'region-clerk', mine: 'REVIEW', found: [held.league, held.department] },
    { person: 'hohhot-director', mine: 'DISPATCHED', found: [] },
  ])('shows what is $mine of $person', async ({ person, mine, found }) => {
    expect(await idsOf(person, `mine=${mine}`)).toEqual(sorted(...found));
  });

  const keys: Record<string, (row: AssignmentFacts) => string | number> = {
    nextDueAt: (row) => row.nextDueAt,
    deliveredAt: (row) => row.deliveredAt,
    itemNo: (row) => row.itemNo,
    status: (row) => statusOrder.indexOf(row.status),
    unit: (row) => row.unitPath,
  };
  const inOrder = (sort: string): string[] => {
    const key = keys[sort.replace('-', '')]!;
    const compare = (a: AssignmentFacts, b: AssignmentFacts) =>
      key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id < b.id ? -1 : 1;
    const rising = all.toSorted(compare).map(({ id }) => id);
    return sort.startsWith('-') ? rising.toReversed() : rising;
  };

  describe.each(ledgerAssignmentSorts)('sorted by %s', (sort) => {
    it('goes through all rows forwards, each once', async () => {
      const seen: string[] = [];
      let page = await list('region-clerk', `sort=${sort}&limit=2`);
      expect(page.previousCursor).toBeNull();
      for (;;) {
        seen.push(...page.rows.map(({ id }) => id));
        expect(page.total).toBe(all.length);
        if (page.nextCursor === null) break;
        page = await list('region-clerk', `sort=${sort}&limit=2&cursor=${page.nextCursor}`);
      }
      expect(seen).toEqual(inOrder(sort));
    });

    it('goes back from the last page to the first', async () => {
      let page = await list('region-clerk', `sort=${sort}&limit=4&last=true`);
      expect(page.nextCursor).toBeNull();
      const seen = page.rows.map(({ id }) => id);
      while (page.previousCursor !== null) {
        page = await list('region-clerk', `sort=${sort}&limit=4&before=${page.previousCursor}`);
        seen.unshift(...page.rows.map(({ id }) => id));
        expect(page.nextCursor).not.toBeNull();
      }
      expect(seen).toEqual(inOrder(sort));
    });
  });

  it('exports chosen columns in the order wanted', async () => {
    const path = `/assignments/export?asOf=${asOf}&columns=unit,urgency,itemNo&sort=-nextDueAt&mine=REVIEW`;
    const { body } = await reporting.getText(path, 'region-clerk');
    expect(body.split('\r\n')).toEqual([
      '\uFEFF承办单位,紧急程度,事项编号',
      '阿拉善盟（全称）,特急,150000-2026-LI-000101',
      '自治区发展改革委（全称）,平件,150000-2026-LI-000102',
      '',
    ]);
  });

  it('exports a workbook of the same rows', async () => {
    const response = await reporting.open(
      `/assignments/export?asOf=${asOf}&format=xlsx&columns=itemNo,status`,
      'region-clerk',
    );
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="assignments.xlsx"');
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(strFromU8(files['xl/workbook.xml']!)).toContain('name="任务台账"');
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
    const cells = [...sheet.matchAll(/<t xml:space="preserve">(.*?)<\/t>/g)].map(([, text]) => text);
    expect(cells.slice(0, 2)).toEqual(['事项编号', '状态']);
    expect(cells.slice(2)).toHaveLength(2 * all.length);
    expect(sheet.match(/<row>/g)).toHaveLength(all.length + 1);
  });

  it('lists items by text, source and whether they are broken down', async () => {
    const items = async (person: string, query: string) =>
      (await reporting.get<LedgerItemList>(`/items?${query}`, person)).body.rows.map(({ id }) => id).sort();
    expect(await items('region-clerk', 'query=防火')).toEqual([fire.id, secret.id, draft.id].sort());
    expect(await items('region-clerk', 'query=防火&status=DRAFT&isPlanned=false')).toContain(draft.id);
    expect(await items('region-clerk', 'isPlanned=true')).toEqual([]);
    expect(await items('region-clerk', 'sourceKind=AUDIT')).toEqual([]);
    expect(await items('region-fgw-handler', 'query=防火')).toEqual([]);
  });

  describe.each(ledgerItemSorts)('items by %s', (sort) => {
    const key = (item: ItemFacts): string =>
      ({
        createdAt: item.createdAt,
        itemNo: item.itemNo ?? '~',
        status: item.status === 'DRAFT' ? '1' : '2',
        completionDueAt: item.completionDueAt ?? '~',
      })[sort.replace('-', '')] ?? '';

    it('come in order, page by page, each once', async () => {
      const items = [fire, water, secret, draft];
      const page = async (cursor: string) => {
        const path = `/items?sort=${sort}&limit=1&scope=UNIT${cursor}`;
        return (await reporting.get<LedgerItemList>(path, 'region-clerk')).body;
      };
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null && seen.length <= items.length;) {
        const { rows, nextCursor, total }: LedgerItemList = await page(cursor);
        expect(total).toBe(items.length);
        seen.push(...rows.map(({ id }) => id));
        cursor = nextCursor && `&cursor=${nextCursor}`;
      }
      const ascending = items.toSorted((a, b) => (key(a) + a.id < key(b) + b.id ? -1 : 1)).map(({ id }) => id);
      expect(seen).toEqual(sort.startsWith('-') ? ascending.toReversed() : ascending);
    });
  });

  it('refuses a cursor of items in another order', async () => {
    const { body } = await reporting.get<LedgerItemList>('/items?sort=itemNo&limit=1', 'region-clerk');
    const answer = await reporting.get<Problem>(`/items?sort=status&cursor=${body.nextCursor}`, 'region-clerk');
    expect(answer).toMatchObject({ status: 400, body: { rule: 'platform.input.cursor' } });
  });

  it('exports items in the order and the columns wanted, those without a number last', async () => {
    const path = '/items/export?columns=itemNo,itemTitle,status&sort=itemNo&query=防火';
    const { body } = await reporting.getText(path, 'region-clerk');
    expect(body.split('\r\n').map((line) => line.split(',')[0])).toEqual([
      '\uFEFF事项编号',
      '150000-2026-LI-000101',
      '150000-2026-LI-000103',
      '尚未编号',
      '',
    ]);
    expect(body).toContain('尚未编号,防火宣传月筹备,拟办');
  });

  it('exports items within the jurisdiction only', async () => {
    expect((await reporting.get(`/items/export?unitId=${ids.region}`, 'league-director')).status).toBe(403);
    expect((await reporting.getText('/items/export', 'league-director')).body).not.toContain('防火');
  });

  it.each(['format=pdf', 'columns=itemNo,task', 'limit=5', 'sort=unit'])(
    'refuses the export of items %s',
    async (query) => {
      expect((await reporting.get(`/items/export?${query}`, 'region-clerk')).status).toBe(400);
    },
  );

  it.each([
    'sort=task',
    'mine=YOURS',
    'last=maybe',
    'dueFrom=2026-04-01',
    'query=',
    `query=${'x'.repeat(101)}`,
    'urgency=NORMAL,LATE',
    'last=true&before=WzFd',
    'before=WzFd',
    'dispatcherUnitId=1',
  ])('refuses the query %s', async (query) => {
    const answer = await reporting.get<Problem>(`/assignments?${query}`, 'region-clerk');
    expect({ query, status: answer.status }).toEqual({ query, status: 400 });
  });

  it('refuses a cursor of another order', async () => {
    const { nextCursor } = await list('region-clerk', 'sort=unit&limit=2');
    const answer = await reporting.get<Problem>(`/assignments?sort=status&cursor=${nextCursor}`, 'region-clerk');
    expect(answer).toMatchObject({ status: 400, body: { rule: 'platform.input.cursor' } });
  });

  it.each(['format=pdf', 'columns=itemNo,password', 'limit=5'])('refuses the export %s', async (query) => {
    expect((await reporting.get(`/assignments/export?${query}`, 'region-clerk')).status).toBe(400);
  });
});
