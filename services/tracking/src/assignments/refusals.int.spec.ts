import { AssignmentDetail, sentenceFor } from '@ducha/contracts';
import { planned } from '../../test/intake-producer.js';
import { unitIds } from '../../test/organization.js';
import { RunningTracking } from '../../test/running-tracking.js';

const seal = { text: '已建成投用', signedBy: { kind: 'OFFICIAL_SEAL' } };
const responsiblePerson = { name: '巴图', title: '旗长' };
const nobody = '0198c0de-0000-7000-8000-00000000dead';

let tracking: RunningTracking;
let id: string;
let support: string;
beforeAll(async () => {
  tracking = await RunningTracking.start();
  const lead = planned('league');
  const czt = planned('regionCzt', { role: 'SUPPORT', leadAssignmentId: lead.assignmentId });
  await tracking.dispatched([lead, czt]);
  [id, support] = [lead.assignmentId, czt.assignmentId];
  await tracking.command(id, 'acknowledge', 'league-clerk');
});
afterAll(() => tracking.stop());

/** Everything the database keeps of the assignment: unchanged after every refusal. */
const everything = () =>
  tracking.sql(
    `SELECT a.*, (SELECT count(*) FROM event_log e WHERE e.aggregate_id = a.id::text) AS events,
            (SELECT count(*) FROM assignment) AS rows, (SELECT count(*) FROM progress_entry) AS entries
       FROM assignment a WHERE id = $1`,
    [id],
  );

describe('wrong input', () => {
  const long = '长'.repeat(4001);
  const rows: { name: string; action: string; body: unknown; field: string }[] = [
    { name: 'a missing text', action: 'progress', body: { percent: 10 }, field: 'text' },
    { name: 'a blank text', action: 'progress', body: { text: '  ', percent: 10 }, field: 'text' },
    { name: 'an over-long text', action: 'progress', body: { text: long, percent: 10 }, field: 'text' },
    { name: 'a percentage beyond 100', action: 'progress', body: { text: '进展', percent: 101 }, field: 'percent' },
    { name: 'a fraction of a percent', action: 'progress', body: { text: '进展', percent: 1.5 }, field: 'percent' },
    { name: 'a percentage as text', action: 'progress', body: { text: '进展', percent: '60' }, field: 'percent' },
    { name: 'an unknown field', action: 'acknowledge', body: { hurry: true }, field: 'hurry' },
    { name: 'no body', action: 'acknowledge', body: undefined, field: 'body' },
    { name: 'an array for a body', action: 'acknowledge', body: [], field: 'body' },
    { name: 'an over-long reason', action: 'decline', body: { reason: '长'.repeat(501) }, field: 'reason' },
    { name: 'no signature', action: 'submit', body: { text: '完成' }, field: 'signedBy' },
    {
      name: 'an unknown signature',
      action: 'submit',
      body: { text: '完成', signedBy: { kind: 'ME' } },
      field: 'signedBy.kind',
    },
    {
      name: 'a leader without a name',
      action: 'submit',
      body: { text: '完成', signedBy: { kind: 'PRINCIPAL_LEADER' } },
      field: 'signedBy.name',
    },
    { name: 'no children', action: 'cascade', body: { children: [] }, field: 'children' },
    {
      name: 'a unit id of another form',
      action: 'cascade',
      body: { children: [{ unitId: 'x', task: '任务', responsiblePerson }] },
      field: 'children[0].unitId',
    },
    {
      name: 'a date without time',
      action: 'request-extension',
      body: { reason: '冻土', proposedDueAt: '2030-01-01' },
      field: 'proposedDueAt',
    },
    {
      name: 'a date with a refusal',
      action: 'decide-extension',
      body: { isGranted: false, reason: '不同意', dueAt: '2030-01-01T00:00:00Z' },
      field: 'dueAt',
    },
  ];
  it.each(rows)('is refused: $name', async ({ action, body, field }) => {
    const before = await everything();
    const person = action.startsWith('decide') ? 'region-clerk' : 'league-clerk';
    const answer = await tracking.send('POST', `/assignments/${id}/${action}`, person, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
    expect(await everything()).toEqual(before);
  });

  it('is refused in addresses and queries', async () => {
    expect((await tracking.read('/assignments/not-a-uuid', 'league-clerk')).status).toBe(400);
    expect((await tracking.read('/assignments?lamp=PURPLE', 'league-clerk')).status).toBe(400);
    expect((await tracking.read('/assignments?colour=RED', 'league-clerk')).status).toBe(400);
    expect((await tracking.read('/assignments?cursor=x', 'league-clerk')).status).toBe(400);
    expect((await tracking.send('POST', `/assignments/${id}/progress`, 'league-clerk', '{"text":')).status).toBe(400);
  });
});

describe('authority', () => {
  const rows: { name: string; person: string | null; action: string; body?: object; status: number; rule: string }[] = [
    { name: 'nobody', person: null, action: 'submit', body: seal, status: 401, rule: 'platform.sign-in.missing' },
    {
      name: 'another league',
      person: 'hohhot-clerk',
      action: 'submit',
      body: seal,
      status: 404,
      rule: 'tracking.assignment.not-found',
    },
    {
      name: 'a unit below',
      person: 'banner-clerk',
      action: 'submit',
      body: seal,
      status: 404,
      rule: 'tracking.assignment.not-found',
    },
    {
      name: 'the dispatcher for the handling unit',
      person: 'region-clerk',
      action: 'submit',
      body: seal,
      status: 403,
      rule: 'tracking.assignment.not-handling-unit',
    },
    {
      name: 'a department of the handling government',
      person: 'league-fgw-handler',
      action: 'submit',
      body: seal,
      status: 404,
      rule: 'tracking.assignment.not-found',
    },
    {
      name: 'an approving leader',
      person: 'region-leader',
      action: 'accept',
      status: 403,
      rule: 'platform.permission.role',
    },
    {
      name: 'the handling unit for the dispatcher',
      person: 'league-clerk',
      action: 'accept',
      status: 403,
      rule: 'tracking.assignment.not-dispatcher',
    },
    {
      name: 'a village clerk reviewing',
      person: 'gacha-clerk',
      action: 'accept',
      status: 403,
      rule: 'platform.permission.role',
    },
  ];
  it.each(rows)('refuses $name', async ({ person, action, body, status, rule }) => {
    const before = await everything();
    const answer = await tracking.send('POST', `/assignments/${id}/${action}`, person, body ?? {});
    expect([answer.status, answer.body.rule]).toEqual([status, rule]);
    expect(answer.body.detail).not.toBe(rule);
    expect(await everything()).toEqual(before);
  });

  it('knows no foreign ids', async () => {
    expect(await tracking.refusal(nobody, 'acknowledge', 'league-clerk')).toEqual([
      404,
      'tracking.assignment.not-found',
    ]);
    expect((await tracking.read(`/assignments/${nobody}`, 'league-clerk')).status).toBe(404);
    expect((await tracking.read(`/assignments/${nobody}/events`, 'league-clerk')).status).toBe(404);
    expect((await tracking.read(`/items/${nobody}/assignments`, 'league-clerk')).status).toBe(404);
    expect((await tracking.read(`/assignments/${id}/events`, 'hohhot-clerk')).status).toBe(404);
  });

  it('cascades only to direct subordinates', async () => {
    for (const unit of ['sumu', 'hohhot', 'region', 'league'] as const) {
      const body = { children: [{ unitId: unitIds[unit], task: '任务', responsiblePerson }] };
      const answer = await tracking.send('POST', `/assignments/${id}/cascade`, 'league-clerk', body);
      expect([answer.status, answer.body.rule]).toEqual([422, 'tracking.cascade.not-subordinate']);
      expect(answer.body.errors[0].field).toBe('children[0].unitId');
    }
  });

  it('offers each side its own steps', async () => {
    const steps = async (person: string) =>
      AssignmentDetail.parse((await tracking.read(`/assignments/${id}`, person)).body).allowedActions;
    expect(await steps('league-clerk')).toEqual([
      'cascade',
      'progress',
      'submit',
      'request-extension',
      'request-unable',
    ]);
    expect(await steps('region-clerk')).toEqual(['urge']);
    expect(await steps('region-leader')).toEqual([]);
  });
});

describe('a work secret', () => {
  it('is readable to its issuer and to the units that hold an assignment of it, not to other units above', async () => {
    const lead = planned('league');
    const { item } = await tracking.dispatched([lead], { disclosure: 'WORK_SECRET' });
    await tracking.command(lead.assignmentId, 'acknowledge', 'league-clerk');
    const children = [{ unitId: unitIds.leagueFgw, task: '任务', responsiblePerson }];
    const below = (await tracking.command(lead.assignmentId, 'cascade', 'league-clerk', { children })).children[0]
      .id as string;
    const banner = planned('banner');
    const other = await tracking.dispatched([banner], { disclosure: 'WORK_SECRET' });
    const status = async (path: string, person: string) => (await tracking.read(path, person)).status;
    expect(await status(`/assignments/${below}`, 'region-clerk')).toBe(200);
    expect(await status(`/assignments/${below}`, 'league-clerk')).toBe(200);
    expect(await status(`/assignments/${banner.assignmentId}`, 'league-clerk')).toBe(404);
    expect(await status(`/items/${other.item.id}/assignments`, 'league-clerk')).toBe(404);
    expect(await status(`/items/${item.id}/assignments`, 'league-fgw-handler')).toBe(200);
    expect(await tracking.refusal(banner.assignmentId, 'urge', 'league-clerk', { text: '请反馈' })).toEqual([
      404,
      'tracking.assignment.not-found',
    ]);
    const listed = (await tracking.read('/assignments?limit=200', 'league-clerk')).body.rows.map(
      (row: { id: string }) => row.id,
    );
    expect(listed).toContain(below);
    expect(listed).not.toContain(banner.assignmentId);
  });
});

describe('commands sent again', () => {
  it('answer the stored result under the same Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'progress-1' };
    const body = { text: '主体完工', percent: 60 };
    const send = (sent: object) => tracking.send('POST', `/assignments/${id}/progress`, 'league-clerk', sent, headers);
    const [first, second] = [await send(body), await send(body)];
    expect(first.status).toBe(200);
    expect(second).toEqual(first);
    expect((await send({ ...body, percent: 70 })).status).toBe(422);
    const entries = await tracking.sql('SELECT 1 FROM progress_entry WHERE assignment_id = $1', [id]);
    expect(entries).toHaveLength(1);
  });

  it('are refused when the assignment has moved on since the caller read it', async () => {
    const { version } = (await tracking.read(`/assignments/${id}`, 'league-clerk')).body;
    const urge = (ifMatch: string) =>
      tracking.send('POST', `/assignments/${id}/urge`, 'region-clerk', { text: '请反馈' }, { 'if-match': ifMatch });
    expect((await urge(`"${version}"`)).status).toBe(200);
    const stale = await urge(`"${version}"`);
    expect([stale.status, stale.body.code]).toEqual([409, 'VERSION_CONFLICT']);
    expect((await urge('one')).status).toBe(400);
  });

  it('hand a task to the same unit once, however many cascade it at the same time', async () => {
    const body = { children: [{ unitId: unitIds.banner, task: '任务', responsiblePerson }] };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => tracking.send('POST', `/assignments/${id}/cascade`, 'league-clerk', body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422]);
    expect(await tracking.sql('SELECT 1 FROM assignment WHERE parent_id = $1', [id])).toHaveLength(1);
  });

  it('of many at once are applied one after the other', async () => {
    const before = (await tracking.read(`/assignments/${id}`, 'region-clerk')).body;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        tracking.send('POST', `/assignments/${id}/urge`, 'region-clerk', { text: '请反馈' }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    const after = (await tracking.read(`/assignments/${id}`, 'region-clerk')).body;
    expect(after.version).toBe(before.version + 10);
    expect(after.urgeCount).toBe(before.urgeCount + 10);
  });
});

describe('a refusal', () => {
  it('says in plain words what to do', async () => {
    const { body } = await tracking.send('POST', `/assignments/${support}/submit`, 'region-czt-handler', seal);
    expect(body.detail).toBe(sentenceFor('tracking.submit.wrong-status', { status: '待签收' }));
  });
});
