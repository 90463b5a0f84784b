import { createTestDatabase } from '@ducha/testing';
import { SignJWT, UnsecuredJWT } from 'jose';
import { gzipSync } from 'node:zlib';
import { DataSource } from 'typeorm';
import { clerk, leader, secondPost } from '../../test/organization.js';
import { PlatformScenario, type Answer } from '../../test/platform-scenario.js';
import type { RunningService } from './serve.js';

let scenario: PlatformScenario;
let service: RunningService;
let databaseUrl: string;
let token: string;

beforeAll(async () => {
  scenario = await PlatformScenario.start();
  databaseUrl = await scenario.database('intake');
  service = await scenario.run('intake', scenario.config(databaseUrl));
  token = await scenario.identity.token(clerk.personId);
});
afterAll(() => scenario.stop());

const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  scenario.send(service, 'GET', path, { token, headers });
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  scenario.send(service, 'POST', path, { token, body, headers });
const notes = '/api/intake/notes';

function expectProblem(answer: Answer, status: number, rule: string, field?: string): void {
  expect({ status: answer.status, rule: answer.body.rule }).toEqual({ status, rule });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.body).toMatchObject({
    status,
    type: expect.stringMatching(/^urn:ducha:problem:/),
    requestId: answer.headers.get('x-request-id'),
  });
  expect(answer.body.detail).toMatch(/[一-鿿]/);
  if (field !== undefined) expect(answer.body.errors).toEqual([expect.objectContaining({ field, rule })]);
}

describe('wrong input', () => {
  const deep = `${'['.repeat(7_000)}${']'.repeat(7_000)}`;
  it.each([
    { name: 'malformed JSON', body: '{"title":', rule: 'platform.request.malformed-json' },
    { name: 'an empty body', body: '', rule: 'platform.request.malformed-json' },
    { name: 'bytes that are no UTF-8', body: Buffer.from([0x22, 0xff, 0x22]), rule: 'platform.request.malformed-json' },
    {
      name: 'a polluted prototype',
      body: '{"title":"a","__proto__":{"x":1}}',
      rule: 'platform.request.malformed-json',
    },
    { name: 'another JSON type', body: '[]', rule: 'platform.input.wrong-type', field: 'body' },
    { name: 'deep nesting', body: deep, rule: 'platform.input.wrong-type', field: 'body' },
    { name: 'a missing field', body: {}, rule: 'platform.input.required', field: 'title' },
    {
      name: 'an unknown field',
      body: { title: 'a', colour: 'red' },
      rule: 'platform.input.unknown-field',
      field: 'colour',
    },
    { name: 'a wrong type', body: { title: 7 }, rule: 'platform.input.wrong-type', field: 'title' },
    { name: 'an over-long text', body: { title: '督'.repeat(21) }, rule: 'platform.input.too-long', field: 'title' },
    { name: 'a number too big', body: { title: 'a', count: 11 }, rule: 'platform.input.too-big', field: 'count' },
    { name: 'NUL in a text', body: '{"title":"a\\u0000"}', rule: 'platform.input.unstorable-text', field: 'title' },
    { name: 'a lone surrogate', body: '{"title":"\\ud83d"}', rule: 'platform.input.unstorable-text', field: 'title' },
  ])('refuses $name with 400', async ({ body, rule, field }) => {
    expectProblem(await post(notes, body), 400, rule, field);
  });

  it.each([
    { name: 'a malformed id', path: `${notes}/17`, rule: 'platform.input.format', field: 'id' },
    {
      name: 'a malformed id no schema looked at',
      path: `${notes}/unchecked/17`,
      rule: 'platform.input.unstorable-text',
    },
    {
      name: 'an unknown query parameter',
      path: `${notes}?page=2`,
      rule: 'platform.input.unknown-field',
      field: 'page',
    },
    {
      name: 'a parameter given twice',
      path: `${notes}?cursor=a&cursor=b`,
      rule: 'platform.input.wrong-type',
      field: 'cursor',
    },
    { name: 'a limit too big', path: `${notes}?limit=201`, rule: 'platform.input.too-big', field: 'limit' },
    { name: 'NUL in the address', path: `${notes}?cursor=a%00b`, rule: 'platform.request.malformed-url' },
    { name: 'an address that does not decode', path: `${notes}/%E0%A4%A`, rule: 'platform.request.malformed-url' },
  ])('refuses $name with 400', async ({ path, rule, field }) => {
    expectProblem(await get(path), 400, rule, field);
  });

  it.each([
    {
      name: 'an Idempotency-Key that is too long',
      headers: { 'idempotency-key': 'k'.repeat(101) },
      rule: 'platform.request.idempotency-key',
      field: 'Idempotency-Key',
    },
    {
      name: 'an Idempotency-Key with a space',
      headers: { 'idempotency-key': 'a b' },
      rule: 'platform.request.idempotency-key',
      field: 'Idempotency-Key',
    },
    {
      name: 'an unquoted If-Match',
      headers: { 'if-match': '3' },
      rule: 'platform.request.if-match',
      field: 'If-Match',
    },
    {
      name: 'an X-Post-Id that is no id',
      headers: { 'x-post-id': "1' OR 1=1" },
      rule: 'platform.request.post-id',
      field: 'X-Post-Id',
    },
  ] as { name: string; headers: Record<string, string>; rule: string; field: string }[])(
    'refuses $name with 400',
    async ({ headers, rule, field }) => {
      expectProblem(await post(`${notes}/0198c0de-0000-7000-8000-0000000000ff/touch`, {}, headers), 400, rule, field);
    },
  );

  it('refuses a body over the limit with 413', async () => {
    expectProblem(await post(notes, { title: 'x'.repeat(17_000) }), 413, 'platform.request.too-large');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'refuses %s with 415',
    async (type) => {
      expectProblem(await post(notes, 'title=a', { 'content-type': type }), 415, 'platform.request.media-type');
    },
  );

  it('does not unpack compressed bodies', async () => {
    expectProblem(
      await post(notes, gzipSync('{"title":"a"}'), { 'content-encoding': 'gzip' }),
      400,
      'platform.request.malformed-json',
    );
  });

  it.each([`${notes}/0198c0de-0000-7000-8000-0000000000ff`, '/api/intake/nowhere', '/', '/api/tracking/notes'])(
    'answers 404 for %s',
    async (path) => {
      expectProblem(await get(path), 404, 'platform.not-found');
    },
  );

  it('changes nothing', async () => {
    const dataSource = await new DataSource({ type: 'postgres', url: databaseUrl }).initialize();
    const [counts] = await dataSource.query<object[]>(
      'SELECT (SELECT count(*)::int FROM note) AS notes, (SELECT count(*)::int FROM event_log) AS events',
    );
    await dataSource.destroy();
    expect(counts).toEqual({ notes: 0, events: 0 });
  });
});

describe('what nobody foresaw', () => {
  it.each(['broken', 'duplicate'])(
    'answers 500 without internals and logs them under the request id: %s',
    async (path) => {
      const answer = await get(`${notes}/${path}`, { 'x-request-id': `looking-for-${path}` });
      expectProblem(answer, 500, 'platform.internal');
      expect(JSON.stringify(answer.body)).not.toMatch(/secret|note|NULL|constraint/i);
      const line = scenario.lines.find((entry) => entry.requestId === `looking-for-${path}` && entry.level === 'error');
      expect(line).toMatchObject({
        msg: 'request failed',
        method: 'GET',
        path: `${notes}/${path}`,
        err: { stack: expect.any(String) },
      });
    },
  );
});

describe('the log of a failure', () => {
  it('keeps what was asked of the database to itself', async () => {
    await get(`${notes}/duplicate`, { 'x-request-id': 'failed-statement' });
    const line = scenario.lines.find((entry) => entry.requestId === 'failed-statement' && entry.level === 'error');
    expect(line).toMatchObject({ service: 'intake', err: { type: 'QueryFailedError', query: '[redacted]' } });
  });
});

describe('sign-in', () => {
  it('refuses a request without a token', async () => {
    const answer = await scenario.send(service, 'GET', notes);
    expectProblem(answer, 401, 'platform.sign-in.missing');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="ducha"');
  });

  const claims = { sub: clerk.personId, aud: 'ducha' };
  it.each([
    {
      name: 'expired',
      rule: 'platform.sign-in.expired',
      make: () => scenario.identity.token(clerk.personId, { expiresIn: -60 }),
    },
    {
      name: 'forged',
      rule: 'platform.sign-in.invalid',
      make: () => scenario.identity.token(clerk.personId, { isForged: true }),
    },
    {
      name: 'for another audience',
      rule: 'platform.sign-in.audience',
      make: () => scenario.identity.token(clerk.personId, { audience: 'other' }),
    },
    {
      name: 'of another issuer',
      rule: 'platform.sign-in.invalid',
      make: () => scenario.identity.token(clerk.personId, { issuer: 'http://127.0.0.1:1/oidc' }),
    },
    {
      name: 'unsigned (alg none)',
      rule: 'platform.sign-in.invalid',
      make: () => new UnsecuredJWT(claims).setIssuer(scenario.identity.issuer).setExpirationTime('1h').encode(),
    },
    {
      name: 'signed with a shared secret',
      rule: 'platform.sign-in.invalid',
      make: () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: 'test' })
          .setIssuer(scenario.identity.issuer)
          .setExpirationTime('1h')
          .sign(new TextEncoder().encode('0123456789abcdef0123456789abcdef')),
    },
    { name: 'without a subject', rule: 'platform.sign-in.invalid', make: () => scenario.identity.token('') },
    { name: 'garbage', rule: 'platform.sign-in.invalid', make: () => 'a.b.c' },
  ])('refuses a token that is $name', async ({ make, rule }) => {
    const answer = await scenario.send(service, 'GET', notes, { token: await make() });
    expectProblem(answer, 401, rule);
    expect(answer.headers.get('www-authenticate')).toMatch(/error="invalid_token"/);
  });

  it('refuses another scheme', async () => {
    expectProblem(
      await scenario.send(service, 'GET', notes, { headers: { authorization: 'Basic YTpi' } }),
      401,
      'platform.sign-in.invalid',
    );
  });

  it('never logs a token', async () => {
    await get(`${notes}/broken`);
    expect(JSON.stringify(scenario.lines)).not.toContain(token.split('.')[2]);
  });
});

describe('the caller', () => {
  it('acts from the first post', async () => {
    const { body } = await get(`${notes}/me`);
    expect(body).toEqual({
      personId: 'league-clerk',
      personName: '巴特尔',
      postId: clerk.id,
      role: 'SUPERVISION_CLERK',
      title: '督查室科员',
      unitId: '152900000000_DCS',
      actingUnitId: '152900000000',
      actingUnitPath: '150000000000.152900000000',
      level: 'LEAGUE_CITY',
    });
  });

  it('acts from the post the request names', async () => {
    expect((await get(`${notes}/me`, { 'x-post-id': secondPost.id })).body).toMatchObject({
      postId: secondPost.id,
      role: 'UNIT_HANDLER',
    });
  });

  it('may not take the post of somebody else', async () => {
    expectProblem(await get(`${notes}/me`, { 'x-post-id': leader.id }), 403, 'platform.post.not-held');
  });

  it.each(['nobody', 'retired', 'newcomer'])('is refused without a post that holds today: %s', async (personId) => {
    expectProblem(
      await scenario.send(service, 'GET', notes, { token: await scenario.identity.token(personId) }),
      403,
      'platform.post.none',
    );
  });

  it('is refused what its role may not do, and told who may', async () => {
    const answer = await scenario.send(service, 'POST', notes, {
      token: await scenario.identity.token(leader.personId),
      body: { title: 'a' },
    });
    expectProblem(answer, 403, 'platform.permission.role');
    expect(answer.body.detail).toBe('此操作由督查室经办人、督查室主任办理，您当前的岗位（审批领导）无权办理。');
  });
});

describe('a command', () => {
  it('is carried out once per Idempotency-Key', async () => {
    const [first, second] = [
      await post(notes, { title: 'once' }, { 'idempotency-key': 'key-1' }),
      await post(notes, { title: 'once' }, { 'idempotency-key': 'key-1' }),
    ];
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect((await post(notes, { title: 'once' }, { 'idempotency-key': 'key-2' })).body.id).not.toBe(first.body.id);
  });

  it('is refused under a key that was used for another body', async () => {
    await post(notes, { title: 'one' }, { 'idempotency-key': 'key-3' });
    expectProblem(
      await post(notes, { title: 'other' }, { 'idempotency-key': 'key-3' }),
      422,
      'messaging.idempotency-key.reused',
      'Idempotency-Key',
    );
  });

  it('is refused when it was based on an older version', async () => {
    const { body } = await post(notes, { title: 'versioned' });
    expect((await post(`${notes}/${String(body.id)}/touch`, {}, { 'if-match': '"1"' })).status).toBe(201);
    expectProblem(
      await post(`${notes}/${String(body.id)}/touch`, {}, { 'if-match': '"7"' }),
      409,
      'platform.version.changed',
    );
  });
});

describe('the request id', () => {
  it('is the one the caller gave', async () => {
    expect((await get(notes, { 'x-request-id': 'edge-0123456789' })).headers.get('x-request-id')).toBe(
      'edge-0123456789',
    );
  });

  it.each(['short', 'with space in it', `${'x'.repeat(65)}`])('is a new one instead of %j', async (given) => {
    expect((await get(notes, { 'x-request-id': given })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('stands in the access line, with the route instead of the address', async () => {
    await get(`${notes}/0198c0de-0000-7000-8000-0000000000ff?secret=1`, { 'x-request-id': 'access-line-1' });
    const lines = scenario.lines.filter((line) => line.requestId === 'access-line-1');
    expect(lines).toEqual([
      expect.objectContaining({
        context: 'Access',
        method: 'GET',
        route: `${notes}/:id`,
        status: 404,
        postId: clerk.id,
      }),
    ]);
  });
});

describe('the rate limit', () => {
  it('refuses a caller who asks too often, but not the probes', async () => {
    const limited = await scenario.run('intake', scenario.config(databaseUrl, { RATE_LIMIT_PER_MINUTE: '3' }));
    const ask = () => scenario.send(limited, 'GET', `${notes}/me`, { token });
    const statuses = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await ask()).status);
    // The first request is counted by address, because its token is not verified yet.
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    const refused = await ask();
    expectProblem(refused, 429, 'platform.request.rate-limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (let count = 0; count < 5; count += 1)
      expect((await scenario.send(limited, 'GET', '/api/intake/health/live')).status).toBe(200);
  });
});

describe('the database', () => {
  it('is refused at start when it cannot be reached', async () => {
    const gone = await createTestDatabase('platform_gone');
    await gone.drop();
    await expect(scenario.run('intake', scenario.config(gone.url))).rejects.toThrow(/does not exist/);
  });
});
