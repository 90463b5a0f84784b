import { AssignmentDispatchedV1, ItemRecordedV1 } from '@ducha/contracts';
import type { SearchResult } from '@ducha/contracts';
import { anAssignment, anItem } from './facts.js';
import { ids, paths } from '@ducha/testing-events';
import { startReporting, type RunningReporting } from './running-reporting.js';

const fire = anItem({ issuingUnitPath: paths.region, itemNo: '150000-2026-LI-000201', title: '草原防火物资储备' });
const league = anItem({ issuingUnitPath: paths.league, itemNo: '152900-2026-LI-000007', title: '巴彦浩特防火巡查' });
const secret = anItem({
  issuingUnitPath: paths.region,
  itemNo: '150000-2026-LI-000202',
  title: '防火保密调度',
  disclosure: 'WORK_SECRET',
});

describe('search', () => {
  let reporting: RunningReporting;

  beforeAll(async () => {
    reporting = await startReporting();
    for (const item of [fire, league, secret]) await reporting.intake.emit(ItemRecordedV1, item.id, { item });
    const parts = [
      anAssignment({ unitPath: paths.banner, itemId: fire.id, dispatcherUnitId: ids.league }),
      anAssignment({
        unitPath: paths.gacha,
        itemId: secret.id,
        disclosure: 'WORK_SECRET',
        dispatcherUnitId: ids.region,
      }),
    ];
    for (const assignment of parts)
      await reporting.tracking.emit(AssignmentDispatchedV1, assignment.id, { assignment });
    await reporting.settled();
  }, 180_000);
  afterAll(() => reporting?.stop());

  const search = async (person: string, query: string, more = ''): Promise<SearchResult> => {
    const answer = await reporting.get<SearchResult>(`/search?query=${encodeURIComponent(query)}${more}`, person);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };

  it.each([
    { name: 'by title in the jurisdiction', person: 'region-clerk', query: '防火', found: [fire, league, secret] },
    { name: 'by title where it was dispatched to', person: 'banner-leader', query: '防火', found: [fire] },
    { name: 'by number in small letters', person: 'league-director', query: '152900-2026-li', found: [league] },
    { name: 'nothing that lies elsewhere', person: 'hohhot-director', query: '防火', found: [] },
    { name: 'a work secret by its title where it is held', person: 'gacha-clerk', query: '保密', found: [secret] },
    { name: 'no masked title', person: 'league-director', query: '保密', found: [] },
  ])('finds items: $name', async ({ person, query, found }) => {
    const { items } = await search(person, query);
    expect(items.map(({ id }) => id).sort()).toEqual(found.map(({ id }) => id).sort());
  });

  it('finds a masked item by its number and hides its title', async () => {
    const { items } = await search('league-director', '000202');
    expect(items).toMatchObject([{ id: secret.id, isMasked: true, title: '（工作秘密事项，内容不予显示）' }]);
  });

  it('has the exact number first', async () => {
    const { items } = await search('region-clerk', '150000-2026-LI-000202');
    expect(items[0]?.id).toBe(secret.id);
  });

  it.each([
    { name: 'part of a name', query: '别立', units: [ids.sumu] },
    { name: 'the beginning of a code', query: '152921105', units: [ids.sumu, ids.gacha] },
    { name: 'the code of a department in small letters', query: '150000000000_fgw', units: [ids.regionDepartment] },
    { name: 'nothing for wildcards', query: '_', units: [] },
  ])('finds units: $name', async ({ query, units }) => {
    expect((await search('gacha-clerk', query)).units.map(({ id }) => id)).toEqual(units);
  });

  it('says where a unit is', async () => {
    const { units } = await search('region-clerk', '巴润别立镇');
    expect(units).toEqual([
      {
        id: ids.sumu,
        name: '巴润别立镇（全称）',
        shortName: '巴润别立镇',
        level: 'SUMU_TOWNSHIP',
        kind: 'TOWN',
        breadcrumbNames: ['内蒙古自治区', '阿拉善盟', '阿拉善左旗'],
        isInJurisdiction: true,
      },
    ]);
  });

  it('answers no more than asked for, upper levels first', async () => {
    expect((await search('region-clerk', 'x', '&limit=2')).units.map(({ id }) => id)).toEqual([
      ids.region,
      ids.otherLeague,
    ]);
  });

  it.each([
    '',
    'query=',
    'query=%20',
    `query=${'x'.repeat(101)}`,
    'query=x&limit=11',
    'query=x&limit=0',
    'query=x&q=1',
  ])('refuses the query "%s"', async (query) => {
    const answer = await reporting.get(`/search?${query}`, 'region-clerk');
    expect({ query, status: answer.status }).toEqual({ query, status: 400 });
  });

  it('asks who is there', async () => {
    expect((await reporting.get('/search?query=x', null)).status).toBe(401);
  });
});
