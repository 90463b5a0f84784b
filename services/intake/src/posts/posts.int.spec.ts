import { AppointableRoles, type AppointBody, PostDetail, PostPage } from '@ducha/contracts';
import { loadDemoOrganization, type RunningIntake, startIntake } from '../../test/running-intake.js';

const department = '152921000000_FGW';
const appointment: AppointBody = {
  unitId: department,
  role: 'UNIT_HANDLER',
  personId: 'new-handler',
  personName: '宝音',
  title: '综合科科长',
  reason: '旗政府任免通知（左政任字〔2026〕3号）',
};

describe('posts over HTTP', () => {
  let intake: RunningIntake;

  beforeAll(async () => {
    intake = await startIntake();
    await loadDemoOrganization(intake);
  }, 120_000);
  afterAll(() => intake?.stop());
  afterEach(async () => {
    const made: { post_id: string }[] = await intake.dataSource.query('DELETE FROM post_change RETURNING post_id');
    const ids = (Array.isArray(made[0]) ? made[0] : made).map(({ post_id }: { post_id: string }) => post_id);
    await intake.dataSource.query(`DELETE FROM post WHERE id = ANY($1) AND person_id LIKE 'new-%'`, [ids]);
    await intake.dataSource.query(`UPDATE post SET valid_to = NULL, version = 1 WHERE valid_to IS NOT NULL`);
  });

  const list = async (query: string, personId = 'banner-clerk'): Promise<PostPage> => {
    const { status, body } = await intake.get(`/posts?${query}`, personId);
    expect({ status, body }).toMatchObject({ status: 200 });
    return PostPage.parse(body);
  };
  const appoint = (body: Partial<AppointBody> = {}, personId = 'banner-director', headers = {}) =>
    intake.send('POST', '/posts', personId, { ...appointment, ...body }, headers);
  const postOf = async (personId: string): Promise<PostDetail> => {
    const { rows } = await list(`query=${personId}`, 'admin');
    return PostDetail.parse((await intake.get(`/posts/${rows[0]!.id}`, 'admin')).body);
  };
  const lastEvent = async () => {
    const [event] = await intake.dataSource.query<{ data: { posts: unknown[] }; actor: { personId: string } }[]>(
      `SELECT data, actor FROM event_log WHERE type LIKE '%posts.registered%' ORDER BY occurred_at DESC, id DESC LIMIT 1`,
    );
    return event;
  };

  describe('the list', () => {
    it('shows the posts of the jurisdiction, with how many people hold them', async () => {
      const { rows, total, people } = await list('limit=200', 'admin');
      expect({ total, people }).toEqual({ total: 25, people: 24 });
      expect(rows).toHaveLength(25);
      expect(rows.map(({ unitId }) => unitId)).toEqual(rows.map(({ unitId }) => unitId).sort());
    });

    it.each([
      { query: '', personId: 'gacha-clerk', people: ['gacha-clerk'] },
      {
        query: 'scope=UNIT&unitId=152921000000_DCS',
        personId: 'banner-clerk',
        people: ['banner-clerk', 'banner-director'],
      },
      { query: 'role=APPROVING_LEADER', personId: 'league-clerk', people: ['league-leader', 'banner-leader'] },
      { query: 'query=%E8%90%A8%E4%BB%81', personId: 'banner-clerk', people: ['banner-fgw-handler'] },
      { query: 'query=SUMU', personId: 'banner-clerk', people: ['sumu-handler', 'sumu-leader'] },
      { query: 'query=%25', personId: 'admin', people: [] },
      { query: 'state=ENDED', personId: 'admin', people: [] },
    ])('by $personId for "$query" has $people', async ({ query, personId, people }) => {
      expect((await list(query, personId)).rows.map((post) => post.personId)).toEqual(people);
    });

    it('orders people by their pinyin', async () => {
      const { rows } = await list('sort=person&role=SUPERVISION_DIRECTOR', 'admin');
      expect(rows.map(({ personName }) => personName)).toEqual(['刘志强', '其其格', '杨帆', '赵建国']);
    });

    it.each(['unit', 'person', '-validFrom'])('pages through all by %s, each once', async (sort) => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: PostPage = await list(`sort=${sort}&limit=7${cursor ? `&cursor=${cursor}` : ''}`, 'admin');
        seen.push(...page.rows.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor && seen.length < 100);
      const whole = await list(`sort=${sort}&limit=200`, 'admin');
      expect(seen).toEqual(whole.rows.map(({ id }) => id));
    });

    it('is a table for spreadsheets on request', async () => {
      const headers = { authorization: `Bearer ${await intake.identity.token('gacha-clerk')}` };
      const response = await fetch(`${intake.service.url}/api/intake/posts/export`, { headers });
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(new TextDecoder().decode(bytes).trimEnd().split('\r\n')).toEqual([
        '单位,单位代码,姓名,账号,职务,岗位角色,任职日期,免去日期',
        '图日根嘎查村民委员会,152921105200,朝鲁,gacha-clerk,嘎查村民委员会文书,嘎查村经办人,2023-06-30,',
      ]);
    });

    it.each([
      { path: '/posts?unitId=150100000000', status: 403, rule: 'intake.post.outside-jurisdiction' },
      { path: '/posts?unitId=999999999999', status: 404, rule: 'intake.organization.unit-not-found' },
      { path: '/posts/export?unitId=150100000000', status: 403, rule: 'intake.post.outside-jurisdiction' },
      { path: '/posts/0198c0de-0000-7000-8000-00000000ffff', status: 404, rule: 'intake.post.not-found' },
      { path: '/units/999999999999/appointable-roles', status: 404, rule: 'intake.organization.unit-not-found' },
    ])('$path is $status', async ({ path, status, rule }) => {
      expect(await intake.get(path, 'banner-clerk')).toMatchObject({ status, body: { rule } });
    });

    it.each([
      { path: '/posts?role=KING', field: 'role' },
      { path: '/posts?state=GONE', field: 'state' },
      { path: '/posts?scope=ALL', field: 'scope' },
      { path: '/posts?sort=title', field: 'sort' },
      { path: '/posts?unitId=15', field: 'unitId' },
      { path: '/posts?colour=red', field: 'colour' },
      { path: '/posts?query=', field: 'query' },
      { path: '/posts?cursor=abc', field: 'cursor' },
      { path: '/posts?limit=0', field: 'limit' },
      { path: '/posts/export?limit=1', field: 'limit' },
      { path: '/posts/nonsense', field: 'id' },
      { path: '/units/nonsense/appointable-roles', field: 'id' },
    ])('$path is refused naming $field', async ({ path, field }) => {
      const { status, body } = await intake.get(path, 'banner-clerk');
      expect(status).toBe(400);
      expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
    });
  });

  describe('appointing', () => {
    it('gives the post at once, tells every service and keeps who did it and why', async () => {
      expect((await intake.get('/me', 'new-handler')).status).toBe(403);
      const { status, body } = await appoint();
      expect(status).toBe(201);
      expect(PostDetail.parse(body)).toMatchObject({
        personName: '宝音',
        role: 'UNIT_HANDLER',
        actingUnitId: department,
        state: 'CURRENT',
        version: 1,
        validTo: null,
        mayEnd: true,
        changes: [
          {
            kind: 'APPOINTED',
            reason: appointment.reason,
            by: { personName: '其其格', unit: { id: '152921000000' } },
          },
        ],
      });
      expect((await intake.get('/me', 'new-handler')).body.posts).toMatchObject([{ id: body.id }]);
      expect(await lastEvent()).toMatchObject({
        actor: { personId: 'banner-director' },
        data: { posts: [{ id: body.id, version: 1, personId: 'new-handler', validTo: null }] },
      });
    });

    it('acts for the government where the post is in its office', async () => {
      const { body } = await appoint({
        unitId: '152921000000_DCS',
        role: 'SUPERVISION_CLERK',
        personId: 'new-clerk',
      });
      expect(body.actingUnitId).toBe('152921000000');
    });

    it('does once what is sent twice under one key', async () => {
      const key = { 'idempotency-key': 'appoint-once' };
      const first = await appoint({ personId: 'new-once' }, 'banner-director', key);
      const second = await appoint({ personId: 'new-once' }, 'banner-director', key);
      expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
      expect((await list('query=new-once')).total).toBe(1);
    });

    it('does once what two people do at the same time', async () => {
      const answers = await Promise.all([
        appoint({ personId: 'new-both' }),
        appoint({ personId: 'new-both' }, 'admin'),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it.each([
      {
        name: 'a role of another',
        by: 'banner-clerk',
        body: { unitId: '152921000000_DCS', role: 'SUPERVISION_CLERK' },
        status: 403,
        rule: 'intake.post.role-not-yours',
      },
      {
        name: 'another jurisdiction',
        by: 'hohhot-director',
        body: {},
        status: 403,
        rule: 'intake.post.outside-jurisdiction',
      },
      {
        name: 'a role that may not appoint',
        by: 'banner-leader',
        body: {},
        status: 403,
        rule: 'platform.permission.role',
      },
      {
        name: 'oneself',
        by: 'banner-director',
        body: { personId: 'banner-director', personName: '其其格' },
        status: 403,
        rule: 'intake.post.own',
      },
      {
        name: 'an unknown unit',
        by: 'banner-director',
        body: { unitId: '999999999999' },
        status: 404,
        rule: 'intake.organization.unit-not-found',
      },
      {
        name: 'the wrong kind of unit',
        by: 'banner-director',
        body: { unitId: '152921000000' },
        status: 422,
        rule: 'intake.post.role-elsewhere',
      },
      {
        name: 'a day in the past',
        by: 'banner-director',
        body: { validFrom: '2020-01-01' },
        status: 422,
        rule: 'intake.post.begins-in-past',
      },
      {
        name: 'a day too far away',
        by: 'banner-director',
        body: { validFrom: '2199-01-01' },
        status: 422,
        rule: 'intake.post.begins-too-late',
      },
      {
        name: 'an account under another name',
        by: 'banner-director',
        body: { personId: 'banner-fgw-leader' },
        status: 422,
        rule: 'intake.post.name-differs',
      },
      {
        name: 'a post held already',
        by: 'banner-director',
        body: { personId: 'banner-fgw-handler', personName: '萨仁' },
        status: 409,
        rule: 'intake.post.already-held',
      },
    ] as const)('is refused for $name', async ({ by, body, status, rule }) => {
      const answer = await appoint(body, by);
      expect(answer).toMatchObject({ status, body: { rule, detail: expect.stringMatching(/\p{Script=Han}/u) } });
      expect((await list('query=new-handler')).total).toBe(0);
    });

    it.each([
      { field: 'reason', body: { reason: '  ' } },
      { field: 'personId', body: { personId: '有 空格' } },
      { field: 'personName', body: { personName: 'x'.repeat(51) } },
      { field: 'title', body: { title: '' } },
      { field: 'validFrom', body: { validFrom: '2026-02-30' } },
      { field: 'role', body: { role: 'KING' as never } },
      { field: 'unitId', body: { unitId: '15' } },
    ])('is refused naming $field', async ({ field, body }) => {
      const answer = await appoint(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
    });

    it.each([
      { personId: 'banner-director', unit: '152921000000_DCS', roles: ['SUPERVISION_CLERK'] },
      { personId: 'banner-clerk', unit: department, roles: ['UNIT_LEADER', 'UNIT_HANDLER'] },
      { personId: 'banner-leader', unit: department, roles: [] },
      { personId: 'hohhot-director', unit: department, roles: [] },
    ])('offers $personId $roles in $unit', async ({ personId, unit, roles }) => {
      const { body } = await intake.get(`/units/${unit}/appointable-roles`, personId);
      expect(AppointableRoles.parse(body).roles).toEqual(roles);
    });
  });

  describe('ending', () => {
    const end = async (personId: string, by: string, body: object = {}, headers = {}) =>
      intake.send('POST', `/posts/${(await postOf(personId)).id}/end`, by, { reason: '工作调动', ...body }, headers);

    it('takes the post at once, tells every service and keeps who did it and why', async () => {
      await appoint();
      const { status, body } = await end('new-handler', 'banner-clerk');
      expect({ status, body }).toMatchObject({ status: 200, body: { state: 'ENDED', version: 2, mayEnd: false } });
      expect(body.changes.map(({ kind }: { kind: string }) => kind)).toEqual(['ENDED', 'APPOINTED']);
      expect(body.changes[0]).toMatchObject({ reason: '工作调动', by: { personName: '巴特尔' } });
      expect((await intake.get('/me', 'new-handler')).status).toBe(403);
      expect(await lastEvent()).toMatchObject({ data: { posts: [{ id: body.id, version: 2 }] } });
      expect((await list('state=ENDED&query=new-handler')).total).toBe(1);
    });

    it('keeps the post until the day it ends', async () => {
      const { body } = await end('banner-fgw-handler', 'banner-clerk', { validTo: tomorrow() });
      expect(body).toMatchObject({ state: 'CURRENT', validTo: tomorrow(), mayEnd: true });
      expect((await intake.get('/me', 'banner-fgw-handler')).status).toBe(200);
    });

    it('stands over the files it was loaded from', async () => {
      await end('banner-fgw-handler', 'banner-clerk');
      await intake.dataSource.query(`UPDATE organization_import SET content_hash = 'another'`);
      await loadDemoOrganization(intake);
      expect((await list('query=banner-fgw-handler')).total).toBe(0);
    });

    it.each([
      {
        name: 'the own post',
        of: 'banner-clerk',
        by: 'banner-clerk',
        body: {},
        status: 403,
        rule: 'intake.post.role-not-yours',
      },
      {
        name: 'the own post that one could give',
        of: 'admin',
        by: 'admin',
        body: {},
        status: 403,
        rule: 'intake.post.own',
      },
      {
        name: 'a superior',
        of: 'banner-leader',
        by: 'banner-director',
        body: {},
        status: 403,
        rule: 'intake.post.role-not-yours',
      },
      {
        name: 'a post elsewhere',
        of: 'banner-fgw-handler',
        by: 'hohhot-clerk',
        body: {},
        status: 403,
        rule: 'intake.post.outside-jurisdiction',
      },
      {
        name: 'a day in the past',
        of: 'banner-fgw-handler',
        by: 'banner-clerk',
        body: { validTo: '2020-01-01' },
        status: 422,
        rule: 'intake.post.ends-in-past',
      },
    ] as const)('is refused for $name', async ({ of, by, body, status, rule }) => {
      expect(await end(of, by, body)).toMatchObject({ status, body: { rule } });
    });

    it('is refused on an outdated version, and twice', async () => {
      await appoint();
      expect(await end('new-handler', 'banner-clerk', {}, { 'if-match': '"7"' })).toMatchObject({ status: 409 });
      const { id } = await postOf('new-handler');
      await end('new-handler', 'banner-clerk');
      expect(await intake.send('POST', `/posts/${id}/end`, 'banner-clerk', { reason: '再次' })).toMatchObject({
        status: 409,
        body: { rule: 'intake.post.already-ended' },
      });
    });

    it.each([
      { field: 'reason', body: { reason: '' } },
      { field: 'validTo', body: { validTo: 'soon' } },
      { field: 'colour', body: { colour: 'red' } },
    ])('is refused naming $field', async ({ field, body }) => {
      const answer = await end('banner-fgw-handler', 'banner-clerk', body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
    });
  });
});

const tomorrow = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + 86_400_000));
