import { Me, UnitDetail, UnitPage } from '@ducha/contracts';
import { loadDemoOrganization, type RunningIntake, startIntake } from '../../test/running-intake.js';

const cursorOf = (key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');

describe('units over HTTP', () => {
  let intake: RunningIntake;

  beforeAll(async () => {
    intake = await startIntake({ DEMO_ACCOUNTS: 'true' });
    await loadDemoOrganization(intake);
  }, 120_000);
  afterAll(() => intake?.stop());

  const asClerk = (path: string) => intake.get(path, 'gacha-clerk');
  const search = async (query: Record<string, string>): Promise<UnitPage> => {
    const { status, body } = await asClerk(`/units?${new URLSearchParams(query).toString()}`);
    expect(status).toBe(200);
    return UnitPage.parse(body);
  };
  const firstOf = async (query: string) => (await search({ query, limit: '5' })).rows[0]?.id;

  describe('search', () => {
    it.each([
      { query: '阿拉善左旗', id: '152921000000' },
      { query: '阿拉善左', id: '152921000000' },
      { query: 'alszq', id: '152921000000' },
      { query: 'ALSZQ', id: '152921000000' },
      { query: 'alszqfzggw', id: '152921000000_FGW' },
      { query: '152921000000', id: '152921000000' },
      { query: '152921', id: '152921000000' },
      { query: '152921000000_dcs', id: '152921000000_DCS' },
      { query: '巴润别立镇', id: '152921105000' },
      { query: '内蒙古自治区财政厅', id: '150000000000_CZT' },
    ])('finds $id first by $query', async ({ query, id }) => {
      expect(await firstOf(query)).toBe(id);
    });

    it.each(['%', '_', '\\', "'; DROP TABLE unit; --"])('takes %s for text', async (query) => {
      const { rows } = await search({ query });
      expect(rows.every(({ id, name }) => `${id}${name}`.includes(query))).toBe(true);
    });

    it('finds nothing by a name that does not exist', async () => {
      expect(await search({ query: '不存在的单位' })).toEqual({ rows: [], nextCursor: null });
    });

    it('pages through all matches, each once, in the order of one long page', async () => {
      const whole = await search({ query: '街道', limit: '200' });
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: UnitPage = await search({ query: '街道', limit: '23', ...(cursor && { cursor }) });
        seen.push(...page.rows.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor && seen.length < 200);
      expect(seen.slice(0, 200)).toEqual(whole.rows.slice(0, seen.length).map(({ id }) => id));
      expect(new Set(seen).size).toBe(seen.length);
    });

    it('narrows by parent, level and kind', async () => {
      const { rows } = await search({ parentId: '152900000000', level: 'BANNER_COUNTY', kind: 'GOVERNMENT' });
      expect(rows.map(({ shortName }) => shortName)).toEqual(['阿拉善左旗', '阿拉善右旗', '额济纳旗']);
    });
  });

  describe('one unit', () => {
    it('comes with the way down to it', async () => {
      const unit = UnitDetail.parse((await asClerk('/units/152921105000')).body);
      expect(unit).toMatchObject({ name: '巴润别立镇人民政府', kind: 'TOWN', parentId: '152921000000', version: 1 });
      expect(unit.breadcrumb.map(({ shortName }) => shortName)).toEqual([
        '内蒙古自治区',
        '阿拉善盟',
        '阿拉善左旗',
        '巴润别立镇',
      ]);
    });

    it('has its children in the order of their codes', async () => {
      const { rows } = UnitPage.parse((await asClerk('/units/152921105000/children')).body);
      expect(rows).toHaveLength(14);
      expect(rows[0]).toMatchObject({ id: '152921105001', shortName: '腰坝社区居民委员会' });
    });

    it('lists a government before its departments, and these before the next division', async () => {
      const { rows } = await search({ query: '152921' });
      const ids = rows.map(({ id }) => id);
      expect(ids.slice(0, 3)).toEqual(['152921000000', '152921000000_BGT', '152921000000_CZT']);
      expect(ids.indexOf('152921102000')).toBe(28);
    });

    it('shows who holds a post there', async () => {
      const { body } = await asClerk('/units/152921000000_DCS/posts');
      expect(body.rows).toMatchObject([
        { personId: 'banner-clerk', role: 'SUPERVISION_CLERK', actingUnitId: '152921000000' },
        { personId: 'banner-director', role: 'SUPERVISION_DIRECTOR', actingUnitId: '152921000000' },
      ]);
    });

    it.each(['/units/999999999999', '/units/999999999999/children', '/units/999999999999/posts'])(
      'is not found at %s',
      async (path) => {
        expect(await asClerk(path)).toMatchObject({
          status: 404,
          type: expect.stringContaining('application/problem+json'),
          body: { rule: 'intake.organization.unit-not-found' },
        });
      },
    );
  });

  describe('wrong input', () => {
    it.each([
      { path: '/units?limit=0', field: 'limit' },
      { path: '/units?limit=many', field: 'limit' },
      { path: '/units?level=PROVINCE', field: 'level' },
      { path: '/units?parentId=15', field: 'parentId' },
      { path: '/units?colour=red', field: 'colour' },
      { path: '/units?query=', field: 'query' },
      { path: `/units?query=${'x'.repeat(101)}`, field: 'query' },
      { path: '/units?cursor=abc', field: 'cursor' },
      { path: `/units?cursor=${cursorOf([9_999_999_999, '15'])}`, field: 'cursor' },
      { path: '/units/nonsense', field: 'id' },
      { path: '/units/152921000000/children?parentId=152900000000', field: 'parentId' },
    ])('$path is refused naming $field', async ({ path, field }) => {
      const { status, type, body } = await asClerk(path);
      expect({ status, type: type.split(';')[0] }).toEqual({ status: 400, type: 'application/problem+json' });
      expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
    });

    it('is refused where no database could store it', async () => {
      expect(await asClerk('/units?query=%00')).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
    });

    it('is refused without a token, and to people without a post', async () => {
      expect((await intake.get('/units', null)).status).toBe(401);
      expect((await intake.get('/units', 'somebody-else')).status).toBe(403);
    });
  });

  describe('the caller', () => {
    it('learns the posts and acts from the first', async () => {
      const { body } = await intake.get('/me', 'region-secretary');
      const me = Me.parse(body);
      expect(me).toMatchObject({ personId: 'region-secretary', personName: '乌云其木格', demo: true });
      expect(me.posts.map(({ role, unit, actingUnit }) => [role, unit.id, actingUnit.id])).toEqual([
        ['SUPERVISION_CLERK', '150000000000_DCS', '150000000000'],
        ['UNIT_HANDLER', '150000000000_FGW', '150000000000_FGW'],
      ]);
      expect(me.currentPostId).toBe(me.posts[0]?.id);
    });

    it('acts from another post on request', async () => {
      const second = Me.parse((await intake.get('/me', 'region-secretary')).body).posts[1]!.id;
      const { body } = await intake.get('/me', 'region-secretary', { 'x-post-id': second });
      expect(body.currentPostId).toBe(second);
    });
  });
});
