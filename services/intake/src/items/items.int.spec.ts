import { ItemTimeline, ItemView, sentenceFor, type RecordItemBody } from '@ducha/contracts';
import { breakdownBody, draftBody, ItemSteps, reasonBody } from '../../test/item-steps.js';
import { loadDemoOrganization, startIntake, type Answer, type RunningIntake } from '../../test/running-intake.js';

const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(new Date());

describe('items over HTTP', () => {
  let intake: RunningIntake;
  let steps: ItemSteps;

  beforeAll(async () => {
    intake = await startIntake();
    await loadDemoOrganization(intake);
    steps = new ItemSteps(intake);
  }, 120_000);
  afterAll(() => intake?.stop());

  const post = (path: string, personId: string, body: unknown, headers?: Record<string, string>) =>
    intake.send('POST', path, personId, body, headers);
  const timelineOf = async (id: string) =>
    ItemTimeline.parse((await intake.get(`/items/${id}/events`, 'region-clerk')).body);

  function expectRefusal(answer: Answer, status: number, rule: string, field?: string) {
    expect({ status: answer.status, rule: answer.body.rule }).toEqual({ status, rule });
    expect(answer.type).toContain('application/problem+json');
    if (field !== undefined) expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
  }

  describe('the way to dispatch', () => {
    it('goes from the clerk to the leader and back, one version and one event per step', async () => {
      const draft = await steps.record();
      expect(draft).toMatchObject({ status: 'DRAFT', version: 1, itemNo: null, decomposition: null, notice: null });
      expect(draft.issuingUnit).toMatchObject({ id: '150000000000', level: 'AUTONOMOUS_REGION' });
      expect(draft.allowedActions).toEqual(['revise', 'submit', 'transfer', 'file']);

      const path = `/items/${draft.id}`;
      const revised = await steps.command('PATCH', path, 'region-clerk', { title: '推进防火物资储备库建设' });
      expect(revised).toMatchObject({ version: 2, title: '推进防火物资储备库建设', content: draft.content });

      await steps.command('POST', `${path}/submit`, 'region-clerk', {});
      const rejected = await steps.command('POST', `${path}/reject`, 'region-leader', { reason: '请补充配合单位' });
      expect(rejected).toMatchObject({ status: 'DRAFT', version: 4, allowedActions: ['revoke'] });
      const pending = await steps.command('POST', `${path}/submit`, 'region-director', {});
      expect(pending).toMatchObject({ status: 'PENDING_APPROVAL', version: 5 });

      const registered = await steps.command('POST', `${path}/approve`, 'region-leader', { opinion: '同意立项' });
      expect(registered.itemNo).toMatch(new RegExp(`^150000-${year}-LI-\\d{6}$`));
      expect(registered.approval).toMatchObject({ approvedBy: { personId: 'region-leader' }, opinion: '同意立项' });
      expect(registered.allowedActions).toEqual(['suspend', 'revoke']);

      const planned = await steps.command('PUT', `${path}/decomposition`, 'region-clerk', breakdownBody());
      expect(planned.allowedActions).toEqual(['decompose', 'dispatch']);
      expect(planned.decomposition?.skipsLevel).toBe(false);
      expect(
        planned.decomposition?.leads.map(({ unit, supports }) => [unit.id, supports.map((row) => row.unit.id)]),
      ).toEqual([
        ['152900000000', ['150000000000_CZT']],
        ['150000000000_FGW', []],
      ]);
      expect(planned.decomposition?.leads[0]).toMatchObject({
        reportDueAt: draft.reportDueAt,
        completionDueAt: draft.completionDueAt,
        status: null,
      });

      const dispatched = await steps.command('POST', `${path}/dispatch`, 'region-clerk', { requirement: '按期报告' });
      expect(dispatched).toMatchObject({ status: 'DISPATCHED', version: 8, decomposition: planned.decomposition });
      expect(dispatched.notice).toMatchObject({ requirement: '按期报告' });
      expect(dispatched.notice?.number).toMatch(new RegExp(`^.+督通〔${year}〕\\d+号$`));

      const { body } = await intake.get(path, 'region-clerk');
      expect(ItemView.parse(body)).toEqual(dispatched);
      const timeline = await timelineOf(draft.id);
      expect(timeline.map(({ type, version }) => [type.split('.')[2], version])).toEqual([
        ['recorded', 1],
        ['revised', 2],
        ['submitted', 3],
        ['rejected', 4],
        ['submitted', 5],
        ['approved', 6],
        ['decomposed', 7],
        ['dispatched', 8],
      ]);
      expect(timeline[3]).toMatchObject({ reason: '请补充配合单位', actor: { personId: 'region-leader' } });
      expect(timeline[7]).toMatchObject({ noticeNumber: dispatched.notice?.number, requirement: '按期报告' });
    });

    it('replaces a breakdown that is written again', async () => {
      const item = await steps.decomposed();
      const [lead] = breakdownBody().leads;
      const again = await steps.command('PUT', `/items/${item.id}/decomposition`, 'region-clerk', {
        leads: [{ ...lead, unitId: '152921000000' }],
      });
      expect(again.decomposition?.leads.map(({ unit }) => unit.id)).toEqual(['152921000000']);
      expect(again.decomposition?.skipsLevel).toBe(true);
      expect(
        await steps.command('POST', `/items/${item.id}/dispatch`, 'region-clerk', { requirement: '按期报告' }),
      ).toMatchObject({
        decomposition: again.decomposition,
      });
    });

    it('is the same for a banner, whose notice bears its own code', async () => {
      const { id } = await steps.record({}, 'banner-clerk');
      await steps.command('POST', `/items/${id}/submit`, 'banner-clerk', {});
      const item = await steps.command('POST', `/items/${id}/approve`, 'banner-leader', {});
      expect(item.itemNo).toBe(`152921-${year}-LI-000001`);
      const [lead] = breakdownBody().leads;
      await steps.command('PUT', `/items/${id}/decomposition`, 'banner-clerk', {
        leads: [{ ...lead, supports: [], unitId: '152921105000' }],
      });
      const dispatched = await steps.command('POST', `/items/${id}/dispatch`, 'banner-clerk', {
        requirement: '按期报告',
      });
      const { body: banner } = await intake.get('/units/152921000000', 'banner-clerk');
      expect(dispatched.notice?.number).toBe(`${banner.documentCode ?? banner.shortName}督通〔${year}〕1号`);
    });
  });

  describe('other ways out', () => {
    it.each([
      { name: 'transferred', command: 'transfer', person: 'region-clerk', status: 'TRANSFERRED' },
      { name: 'filed', command: 'file', person: 'region-director', status: 'NOT_REGISTERED' },
      { name: 'revoked as a draft', command: 'revoke', person: 'region-leader', status: 'REVOKED' },
    ])('a draft is $name and takes no further command', async ({ command, person, status }) => {
      const { id } = await steps.record();
      const item = await steps.command('POST', `/items/${id}/${command}`, person, reasonBody);
      expect(item).toMatchObject({ status, allowedActions: [] });
      expect(item.closedAt).not.toBeNull();
      expectRefusal(await post(`/items/${id}/submit`, 'region-clerk', {}), 409, 'intake.item.cannot-submit');
    });

    it('a revoked item keeps its numbers, the notice as void, and can be archived', async () => {
      const item = await steps.dispatched();
      await steps.command('POST', `/items/${item.id}/revoke`, 'region-leader', { reason: '事项重复' });
      const numbers = await intake.dataSource.query<object[]>(
        'SELECT kind, number, status, void_reason FROM document_number WHERE item_id = $1 ORDER BY kind',
        [item.id],
      );
      expect(numbers).toEqual([
        { kind: 'ITEM', number: item.itemNo, status: 'ISSUED', void_reason: null },
        { kind: 'NOTICE', number: item.notice?.number, status: 'VOIDED', void_reason: '事项重复' },
      ]);
      const archived = await steps.command('POST', `/items/${item.id}/archive`, 'region-clerk', {});
      expect(archived).toMatchObject({ status: 'ARCHIVED', itemNo: item.itemNo });
    });

    it('a suspended item comes back as what it was, with its dates moved', async () => {
      const item = await steps.decomposed();
      const path = `/items/${item.id}`;
      const suspended = await steps.command('POST', `${path}/suspend`, 'region-director', { reason: '等待上级政策' });
      expect(suspended).toMatchObject({
        status: 'SUSPENDED',
        previousStatus: 'REGISTERED',
        allowedActions: ['resume'],
      });
      const resumed = await steps.command('POST', `${path}/resume`, 'region-leader', { reason: '政策已明确' });
      expect(resumed).toMatchObject({ status: 'REGISTERED', previousStatus: null });
      expect(Date.parse(resumed.completionDueAt ?? '')).toBeGreaterThan(Date.parse(item.completionDueAt ?? ''));
      expect(resumed.decomposition?.leads[0]?.completionDueAt).toBe(resumed.completionDueAt);
      await steps.command('POST', `${path}/dispatch`, 'region-clerk', { requirement: '按期报告' });
    });
  });

  describe('rules', () => {
    const past = '2026-01-01T00:00:00.000Z';
    const later = new Date(Date.now() + 60 * 86_400_000).toISOString();
    const submissions: { name: string; changes: Partial<RecordItemBody>; rule: string; field: string }[] = [
      {
        name: 'no proposal',
        changes: { handlingProposal: undefined },
        rule: 'intake.item.proposal-missing',
        field: 'handlingProposal',
      },
      {
        name: 'no report date',
        changes: { reportDueAt: undefined },
        rule: 'intake.item.due-missing',
        field: 'reportDueAt',
      },
      {
        name: 'a date that has passed',
        changes: { reportDueAt: past },
        rule: 'intake.item.due-passed',
        field: 'reportDueAt',
      },
    ];

    it.each(submissions)(
      'a draft with $name is not submitted and stays as it was',
      async ({ changes, rule, field }) => {
        const { id } = await steps.record(changes);
        expectRefusal(await post(`/items/${id}/submit`, 'region-clerk', {}), 422, rule, field);
        expect((await intake.get(`/items/${id}`, 'region-clerk')).body).toMatchObject({ status: 'DRAFT', version: 1 });
      },
    );

    it('state secrets are not recorded', async () => {
      const title = '不得登记的涉密事项';
      const answer = await post('/items', 'region-clerk', draftBody({ title, containsStateSecret: true }));
      expectRefusal(answer, 422, 'intake.item.classified', 'containsStateSecret');
      expect(answer.body.detail).toContain(sentenceFor('intake.item.classified'));
      const [count] = await intake.dataSource.query<object[]>('SELECT count(*)::int FROM item WHERE title = $1', [
        title,
      ]);
      expect(count).toEqual({ count: 0 });
    });

    it('the report is not due after the completion', async () => {
      const answer = await post('/items', 'region-clerk', draftBody({ reportDueAt: later }));
      expectRefusal(answer, 422, 'intake.item.report-due-after-completion', 'reportDueAt');
    });

    it('a registration needs its basis, and the refused approval uses no number', async () => {
      const numbersOf = () => intake.dataSource.query<object[]>('SELECT * FROM number_series ORDER BY 1, 2, 3, 4');
      const { id } = await steps.pending({ initiationBasis: undefined });
      const before = await numbersOf();
      expectRefusal(
        await post(`/items/${id}/approve`, 'region-leader', {}),
        422,
        'intake.approval.basis-missing',
        'initiationBasis',
      );
      expect(await numbersOf()).toEqual(before);
    });

    it.each([
      ['150100000000_DCS', 'unit-is-office'],
      ['150000000000', 'unit-outside'],
      ['159999000000', 'unit-unknown'],
    ])('nothing is assigned to %s', async (unitId, rule) => {
      const { id } = await steps.registered();
      const [lead] = breakdownBody().leads;
      const answer = await intake.send('PUT', `/items/${id}/decomposition`, 'region-clerk', {
        leads: [{ ...lead, unitId }],
      });
      expectRefusal(answer, 422, `intake.decomposition.${rule}`, 'leads.0.unitId');
    });

    it('an item is not dispatched without a breakdown', async () => {
      const { id } = await steps.registered();
      const answer = await post(`/items/${id}/dispatch`, 'region-clerk', { requirement: '按期报告' });
      expectRefusal(answer, 422, 'intake.decomposition.lead-missing', 'leads');
    });

    it('a step that is not due is a conflict', async () => {
      const { id } = await steps.record();
      expectRefusal(await post(`/items/${id}/approve`, 'region-leader', {}), 409, 'intake.item.cannot-approve');
      expectRefusal(await post(`/items/${id}/archive`, 'region-clerk', {}), 409, 'intake.item.cannot-archive');
    });
  });

  describe('who may', () => {
    it('nobody without signing in', async () => {
      expect((await intake.get('/items', null)).status).toBe(401);
    });

    it.each(['region-leader', 'region-fgw-handler', 'sumu-handler', 'gacha-clerk', 'admin'])(
      '%s records no items',
      async (person) => {
        expectRefusal(await post('/items', person, draftBody()), 403, 'intake.authority.office-only');
      },
    );

    it('a person with two posts records from the one in the supervision office only', async () => {
      const { body: me } = await intake.get('/me', 'region-secretary');
      const postIn = (unitId: string) => me.posts.find((row: { unit: { id: string } }) => row.unit.id === unitId).id;
      const from = (unitId: string) => post('/items', 'region-secretary', draftBody(), { 'x-post-id': postIn(unitId) });
      expect((await from('150000000000_DCS')).status).toBe(201);
      expectRefusal(await from('150000000000_FGW'), 403, 'intake.authority.office-only');
    });

    it('the refusal says whose step it is', async () => {
      const { id } = await steps.pending();
      const answer = await post(`/items/${id}/approve`, 'region-director', {});
      expectRefusal(answer, 403, 'intake.authority.leader-only');
      expect(answer.body.detail).toContain('审批领导');
      expectRefusal(await post(`/items/${id}/revoke`, 'region-clerk', reasonBody), 403, 'intake.authority.leader-only');
      expectRefusal(
        await post(`/items/${id}/suspend`, 'region-clerk', reasonBody),
        403,
        'intake.authority.director-or-leader-only',
      );
    });

    it('a unit that may read an item of another is told whose it is', async () => {
      const { id } = await steps.record({}, 'banner-clerk');
      const answer = await post(`/items/${id}/submit`, 'region-clerk', {});
      expectRefusal(answer, 403, 'intake.authority.not-issuing-unit');
      expect(answer.body.detail).toContain('阿拉善左旗');
    });

    it("another unit's item is not found, whatever is asked of it", async () => {
      const { id } = await steps.dispatched();
      expectRefusal(await intake.get(`/items/${id}`, 'hohhot-clerk'), 404, 'intake.item.not-found');
      expectRefusal(await intake.get(`/items/${id}/events`, 'hohhot-clerk'), 404, 'intake.item.not-found');
      expectRefusal(await post(`/items/${id}/revoke`, 'hohhot-director', reasonBody), 404, 'intake.item.not-found');
      expectRefusal(
        await post('/items/0198c0de-0000-7000-8000-00000000ffff/submit', 'region-clerk', {}),
        404,
        'intake.item.not-found',
      );
    });
  });

  describe('repeated and competing requests', () => {
    it('a repeat under the same key gets the first answer and makes nothing', async () => {
      const key = { 'idempotency-key': 'a-draft-once' };
      const body = draftBody({ title: '只登记一次的事项' });
      const [first, second] = [
        await post('/items', 'region-clerk', body, key),
        await post('/items', 'region-clerk', body, key),
      ];
      expect(second).toMatchObject({ status: 201, body: first.body });
      const other = await post('/items', 'region-clerk', { ...body, title: '另一事项' }, key);
      expectRefusal(other, 422, 'messaging.idempotency-key.reused');
      const [count] = await intake.dataSource.query<object[]>('SELECT count(*)::int FROM item WHERE title = $1', [
        body.title,
      ]);
      expect(count).toEqual({ count: 1 });
    });

    it('a command on an older version is a conflict and changes nothing', async () => {
      const { id } = await steps.record();
      await steps.command('PATCH', `/items/${id}`, 'region-clerk', { urgency: 'URGENT' });
      const stale = await post(`/items/${id}/submit`, 'region-clerk', {}, { 'if-match': '"1"' });
      expectRefusal(stale, 409, 'platform.version.changed-by');
      expect((await post(`/items/${id}/submit`, 'region-clerk', {}, { 'if-match': '"2"' })).body).toMatchObject({
        version: 3,
      });
      expect((await post(`/items/${id}/submit`, 'region-clerk', {}, { 'if-match': '2' })).status).toBe(400);
    });

    it('of many who approve at once, one does', async () => {
      const { id } = await steps.pending();
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => post(`/items/${id}/approve`, 'region-leader', {})),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
      expect(await timelineOf(id)).toHaveLength(3);
    });
  });
});
