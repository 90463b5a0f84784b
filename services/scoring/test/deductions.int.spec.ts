import { randomUUID } from 'node:crypto';
import type {
  DeductionDetail,
  DeductionList,
  DeductionTimeline,
  Problem,
  RuleSetList,
  ScoreView,
} from '@ducha/contracts';
import { Rebuild } from '@ducha/messaging';
import { ids, paths } from '@ducha/testing-events';
import { startScoring, type RunningScoring } from './running-scoring.js';

describe('deductions over HTTP', () => {
  let scoring: RunningScoring;
  beforeAll(async () => {
    scoring = await startScoring();
  }, 180_000);
  afterAll(() => scoring?.stop());

  /** A proposal against the unit, from a missed completion date. */
  const aProposal = async (unitPath: string, changes = {}): Promise<DeductionDetail> => {
    const assignment = await scoring.missCompletion({ unitPath, ...changes });
    await scoring.settled();
    const [row] = (await list('region-director', 'limit=200')).filter((one) => one.assignmentId === assignment.id);
    if (!row) throw new Error('nothing was proposed');
    return (await scoring.get<DeductionDetail>(`/deductions/${row.id}`, 'region-director')).body;
  };
  const list = async (person: string, query = ''): Promise<DeductionList['rows']> =>
    (await scoring.get<DeductionList>(`/deductions?${query}`, person)).body.rows;
  const command = (
    deduction: { id: string },
    action: string,
    person: string | null,
    body: unknown = {},
    headers = {},
  ) =>
    scoring.post<DeductionDetail & Pick<Problem, 'code' | 'rule' | 'errors'>>(
      `/deductions/${deduction.id}/${action}`,
      person,
      body,
      headers,
    );
  const scoreOf = async (unitId: string, year = 2026): Promise<ScoreView> =>
    (await scoring.get<ScoreView>(`/scores?unitId=${unitId}&year=${year}`, 'region-director')).body;

  describe('when a completion date has passed', () => {
    it('is proposed under the rule of the source, with clause, points and year', async () => {
      const deduction = await aProposal(paths.league, { sourceKind: 'MEETING_RESOLUTION' });
      expect(deduction).toMatchObject({
        version: 1,
        status: 'PROPOSED',
        unit: { id: ids.league, name: '阿拉善盟（全称）', shortName: '阿拉善盟' },
        ruleCode: 'D08a',
        clause: '《日常工作督查考核办法》第八条',
        pointsTenths: 30,
        assessmentYear: 2026,
        rule: { code: 'D08a', article: '第八条' },
        occurrence: { kind: 'COMPLETION_OVERDUE', dueAt: '2026-04-20T16:00:00.000Z' },
        allowedActions: ['confirm', 'withdraw'],
      });
    });

    it('is proposed once, however often the event comes, and also after a rebuild', async () => {
      await aProposal(paths.banner);
      const before = await scoring.emitted();
      const events = await scoring.tracking.log(['assignment']);
      await scoring.tracking.redeliver(events.toReversed());
      await scoring.settled();
      const { parked } = await scoring.service.app.get(Rebuild).run();
      expect(parked).toBe(0);
      expect(await scoring.emitted()).toEqual(before);
    });

    it('is proposed again when a later date of the same assignment passes', async () => {
      const first = await scoring.missCompletion({ unitPath: paths.gacha });
      await scoring.missCompletion({ ...first }, '2026-05-20T16:00:00.000Z');
      await scoring.settled();
      const rows = await list('region-director', `unitId=${ids.gacha}`);
      expect(rows.map((row) => row.occurredAt)).toEqual(['2026-05-20T16:00:00.000Z', '2026-04-20T16:00:00.000Z']);
    });

    it('belongs to the year of the last day of its limit', async () => {
      const assignment = await scoring.missCompletion({ unitPath: paths.regionDepartment }, '2025-12-31T16:00:00.000Z');
      await scoring.settled();
      const rows = await list('region-fgw-handler', 'year=2025');
      expect(rows.map((row) => row.assignmentId)).toEqual([assignment.id]);
    });
  });

  describe('when people decide', () => {
    it('goes from proposal to confirmation, appeal and an upheld decision, one event each', async () => {
      const deduction = await aProposal(paths.sumu);
      const confirmed = await command(deduction, 'confirm', 'league-director');
      expect(confirmed).toMatchObject({ status: 200, body: { status: 'CONFIRMED', version: 2 } });
      const appealed = await command(deduction, 'appeal', 'sumu-leader', { reason: '延期已获批准' });
      expect(appealed).toMatchObject({ status: 200, body: { status: 'APPEALED', version: 3, allowedActions: [] } });
      const decided = await command(deduction, 'decide-appeal', 'region-director', {
        isUpheld: true,
        reason: '批准在后',
      });
      expect(decided).toMatchObject({
        status: 200,
        body: { status: 'UPHELD', version: 4, appealReason: '延期已获批准', decisionReason: '批准在后' },
      });
      expect(decided.body.decidedBy).toMatchObject({ personId: 'region-director', unitId: ids.region });

      const { body } = await scoring.get<DeductionTimeline>(`/deductions/${deduction.id}/events`, 'sumu-leader');
      expect(body.rows.map(({ version, type, reason, actor }) => [version, type, reason, actor?.personId])).toEqual([
        [1, 'scoring.deduction.proposed.v1', null, undefined],
        [2, 'scoring.deduction.confirmed.v1', null, 'league-director'],
        [3, 'scoring.deduction.appealed.v1', '延期已获批准', 'sumu-leader'],
        [4, 'scoring.deduction.upheld.v1', '批准在后', 'region-director'],
      ]);
    });

    it('is withdrawn when the appeal is granted', async () => {
      const deduction = await aProposal(paths.gacha);
      await command(deduction, 'confirm', 'league-director');
      await command(deduction, 'appeal', 'gacha-clerk', { reason: '情况属实' });
      const granted = await command(deduction, 'decide-appeal', 'league-director', { isUpheld: false, reason: '属实' });
      expect(granted).toMatchObject({ status: 200, body: { status: 'WITHDRAWN', version: 4 } });
    });

    it('answers a repeated command from its receipt and refuses another one under the same key', async () => {
      const deduction = await aProposal(paths.sumu);
      const key = { 'idempotency-key': randomUUID() };
      const first = await command(deduction, 'confirm', 'league-director', {}, key);
      const again = await command(deduction, 'confirm', 'league-director', {}, key);
      expect(again).toEqual(first);
      expect((await command(deduction, 'confirm', 'league-director', { reason: '另' }, key)).status).toBe(422);
    });

    it('lets exactly one of more simultaneous decisions through than there are connections', async () => {
      const deduction = await aProposal(paths.sumu);
      const attempts = Array.from({ length: 24 }, () => command(deduction, 'confirm', 'league-director'));
      const statuses = (await Promise.all(attempts)).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 23 }, () => 409)]);
    });

    it('refuses a decision based on an older version', async () => {
      const deduction = await aProposal(paths.sumu);
      await command(deduction, 'confirm', 'league-director', {}, { 'if-match': '"1"' });
      const late = await command(deduction, 'withdraw', 'league-director', { reason: '误' }, { 'if-match': '"1"' });
      expect(late).toMatchObject({ status: 409, body: { code: 'VERSION_CONFLICT' } });
    });
  });

  describe('when it is not the caller’s step', () => {
    let deduction: DeductionDetail;
    beforeAll(async () => {
      deduction = await aProposal(paths.banner);
    });

    it.each([
      { name: 'a clerk', action: 'confirm', person: 'region-clerk', status: 403 },
      { name: 'the leader of the unit itself', action: 'confirm', person: 'banner-leader', status: 403 },
      { name: 'another league', action: 'confirm', person: 'hohhot-director', status: 404 },
      { name: 'the unit below', action: 'confirm', person: 'sumu-leader', status: 403 },
      { name: 'nobody signed in', action: 'confirm', person: null, status: 401 },
      { name: 'a person without a post', action: 'confirm', person: 'nobody', status: 403 },
      { name: 'an appeal before the confirmation', action: 'appeal', person: 'banner-leader', status: 409 },
      { name: 'an appeal by the superior', action: 'appeal', person: 'league-leader', status: 403 },
      { name: 'an appeal by the director', action: 'appeal', person: 'league-director', status: 403 },
      { name: 'a decision without an appeal', action: 'decide-appeal', person: 'league-director', status: 409 },
    ])('refuses $name with $status', async ({ action, person, status }) => {
      const bodies: Record<string, unknown> = {
        'decide-appeal': { isUpheld: true, reason: 'x' },
        appeal: { reason: 'x' },
      };
      const answer = await command(deduction, action, person, bodies[action] ?? {});
      expect(answer.status).toBe(status);
      expect(answer.type).toContain('application/problem+json');
      const unchanged = await scoring.get<DeductionDetail>(`/deductions/${deduction.id}`, 'region-director');
      expect(unchanged.body).toEqual(deduction);
    });

    it('is not decided by the government it concerns', async () => {
      const ofLeague = await aProposal(paths.league);
      const answer = await command(ofLeague, 'confirm', 'league-director');
      expect(answer).toMatchObject({ status: 403, body: { rule: 'scoring.deduction.decider-not-superior' } });
    });

    it('is seen by the unit and those above, not beside or below', async () => {
      for (const person of ['region-clerk', 'league-director', 'banner-leader']) {
        expect((await scoring.get(`/deductions/${deduction.id}`, person)).status).toBe(200);
      }
      for (const person of ['hohhot-director', 'sumu-leader', 'region-fgw-handler']) {
        expect((await scoring.get(`/deductions/${deduction.id}`, person)).status).toBe(404);
        expect((await scoring.get(`/deductions/${deduction.id}/events`, person)).status).toBe(404);
        expect((await list(person, 'limit=200')).map((row) => row.id)).not.toContain(deduction.id);
      }
    });
  });

  describe('when the input is wrong', () => {
    let deduction: DeductionDetail;
    beforeAll(async () => {
      deduction = await aProposal(paths.banner);
    });

    it.each([
      { name: 'no reason', action: 'withdraw', body: {}, field: 'reason' },
      { name: 'an empty reason', action: 'withdraw', body: { reason: '  ' }, field: 'reason' },
      { name: 'too long a reason', action: 'withdraw', body: { reason: '长'.repeat(501) }, field: 'reason' },
      { name: 'a reason of a wrong type', action: 'withdraw', body: { reason: 5 }, field: 'reason' },
      { name: 'an unknown field', action: 'confirm', body: { points: 10 }, field: 'points' },
      { name: 'a word for yes', action: 'decide-appeal', body: { isUpheld: 'yes', reason: 'x' }, field: 'isUpheld' },
    ])('refuses $name and names the field', async ({ action, body, field }) => {
      const answer = await command(deduction, action, 'league-director', body);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
    });

    it.each([
      { name: 'malformed JSON', path: (id: string) => `/deductions/${id}/confirm`, body: '{"reason":', status: 400 },
      { name: 'an id that is none', path: () => '/deductions/1/confirm', body: {}, status: 400 },
      { name: 'an unknown id', path: () => `/deductions/${randomUUID()}/confirm`, body: {}, status: 404 },
    ])('refuses $name with $status', async ({ path, body, status }) => {
      expect((await scoring.post(path(deduction.id), 'league-director', body)).status).toBe(status);
    });

    it.each([
      { path: `/deductions?unitId=${ids.league}`, person: 'hohhot-director', status: 403 },
      { path: `/scores?unitId=${ids.league}`, person: 'hohhot-director', status: 403 },
      { path: `/scores?unitId=${ids.region}`, person: 'league-director', status: 403 },
      { path: '/scores?unitId=999999999999', person: 'region-director', status: 404 },
      { path: '/scores?year=two', person: 'region-director', status: 400 },
      { path: '/deductions?status=OPEN', person: 'region-director', status: 400 },
      { path: '/deductions?cursor=abc', person: 'region-director', status: 400 },
      { path: '/deductions?limit=0', person: 'region-director', status: 400 },
    ])('answers $path to $person with $status', async ({ path, person, status }) => {
      expect((await scoring.get(path, person)).status).toBe(status);
    });
  });

  describe('scores', () => {
    it('take off what stands and show what is pending', async () => {
      const before = await scoreOf(ids.bannerDepartment);
      expect(before).toMatchObject({ baseTenths: 2000, scoreTenths: 2000, isBaseConfirmed: false, deductions: [] });
      const first = await aProposal(paths.bannerDepartment);
      const second = await aProposal(paths.bannerDepartment, { sourceKind: 'MAJOR_DECISION' });
      await command(first, 'confirm', 'league-director');
      const after = await scoreOf(ids.bannerDepartment);
      expect(after).toMatchObject({ deductedTenths: 20, pendingTenths: 30, scoreTenths: 1980 });
      expect(after.deductions.map(({ id, counting }) => [id, counting])).toEqual(
        expect.arrayContaining([
          [first.id, 'COUNTED'],
          [second.id, 'PENDING'],
        ]),
      );
      await command(first, 'withdraw', 'league-director', { reason: '误扣' });
      expect(await scoreOf(ids.bannerDepartment)).toMatchObject({ deductedTenths: 0, scoreTenths: 2000 });
    });
  });

  describe('lists', () => {
    it('page through every row once and filter by several states', async () => {
      const whole = await list('region-director', 'limit=200');
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const next: string = cursor === null ? '' : `&cursor=${cursor}`;
        const { body } = await scoring.get<DeductionList>(`/deductions?limit=3${next}`, 'region-director');
        seen.push(...body.rows.map((row) => row.id));
        cursor = body.nextCursor;
      } while (cursor !== null && seen.length <= whole.length);
      expect(seen).toEqual(whole.map((row) => row.id));
      const some = await list('region-director', 'limit=200&status=CONFIRMED,UPHELD');
      expect(new Set(some.map((row) => row.status))).toEqual(new Set(['CONFIRMED', 'UPHELD']));
    });

    it('are exported as they are listed, in the columns wanted', async () => {
      const whole = await list('region-director', 'limit=200&status=CONFIRMED,UPHELD');
      const path = '/deductions/export?columns=unit,points,status&status=CONFIRMED,UPHELD';
      const answer = await scoring.getText(path, 'region-director');
      expect(answer).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' });
      const words: Record<string, string> = { CONFIRMED: '已确认', UPHELD: '维持扣分' };
      const rows = whole.map((row) => `${row.unit.name},${row.pointsTenths / 10},${words[row.status]}`);
      expect(whole.length).toBeGreaterThan(0);
      expect(answer.body.split('\r\n')).toEqual(['\uFEFF承办单位,扣分,状态', ...rows, '']);
    });

    it.each(['format=pdf', 'columns=unit,name', 'limit=5'])('are not exported by %s', async (query) => {
      expect((await scoring.get(`/deductions/export?${query}`, 'region-director')).status).toBe(400);
    });

    it('hide the text of a work secret from units outside its distribution', async () => {
      const secret = {
        disclosure: 'WORK_SECRET',
        itemId: randomUUID(),
        itemTitle: '不公开的题目',
        task: '不公开的任务',
      };
      const { id } = await aProposal(paths.gacha, { ...secret, dispatcherUnitId: ids.banner });
      for (const [person, isMasked] of [
        ['gacha-clerk', false],
        ['banner-leader', false],
        ['sumu-leader', true],
      ] as const) {
        const detail = await scoring.get<DeductionDetail>(`/deductions/${id}`, person);
        expect([person, detail.body.isMasked]).toEqual([person, isMasked]);
        expect(JSON.stringify(detail.body).includes('不公开')).toBe(!isMasked);
        const row = (await list(person, 'limit=200')).find((one) => one.id === id);
        expect(JSON.stringify(row).includes('不公开')).toBe(!isMasked);
        const { body: file } = await scoring.getText('/deductions/export', person);
        expect(file.includes('不公开')).toBe(!isMasked);
      }
    });
  });

  it('shows the rules to everyone who can be assessed by them', async () => {
    const { status, body } = await scoring.get<RuleSetList>('/rule-sets', 'gacha-clerk');
    expect(status).toBe(200);
    expect(body.rows[0]?.rules).toHaveLength(12);
  });
});
