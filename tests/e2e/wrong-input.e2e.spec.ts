import { Platform } from '../../tools/src/client/platform.js';
import { Session } from '../../tools/src/client/session.js';
import * as steps from '../../tools/src/client/steps.js';
import { columns } from './authorization/row.js';
import type { Row } from './authorization/row.js';
import { rows } from './authorization/rows.js';

interface Problem {
  title: string;
  status: number;
  code: string;
  requestId: string;
  errors?: { field: string; rule: string; message: string }[];
}

const baseUrl = process.env.E2E_BASE_URL!;
const platform = new Platform(baseUrl, { patienceMs: 10_000 });
const commands = rows.filter(({ method, takesFile }) => !['GET', 'DELETE'].includes(method) && !takesFile);
const anyId = '0198c0de-0000-7000-8000-00000000ffff';
const fill = (path: string, id = anyId): string => path.replace('{id}', id).replace('{itemId}', id);

let token: string;
/** Somebody who may give this command: who may not is refused before the input is looked at. */
const permitted = (row: Row): string =>
  columns[[...row.outcome].findIndex((letter) => letter === 'S' || letter === 'A')]!;
const sendAs = async (row: Row, body: string): Promise<Response> =>
  raw(row.method, fill(row.path), body, {
    authorization: `Bearer ${await platform.asPerson(permitted(row)).bearer()}`,
  });
const raw = (method: string, path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${baseUrl}${path}`, {
    method,
    body,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
  });

async function problem(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const body = (await response.json()) as Problem;
  expect(body).toMatchObject({
    status: response.status,
    requestId: expect.any(String) as string,
    code: expect.any(String) as string,
  });
  expect(body.title).toMatch(/\p{Script=Han}/u);
  return body;
}

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('wrong input', () => {
  beforeAll(async () => {
    token = await platform.as('office').bearer();
  });

  it.each(commands)('$method $path: malformed JSON is 400', async (row) => {
    const response = await sendAs(row, '{ "reason": ');
    expect(response.status).toBe(400);
    await problem(response);
  });

  it.each(commands)('$method $path: an unknown field is 400 and named', async (row) => {
    const response = await sendAs(row, JSON.stringify({ ...(row.body as object), colour: 'red' }));
    expect(response.status).toBe(400);
    expect((await problem(response)).errors).toContainEqual(
      expect.objectContaining({ field: 'colour', message: expect.stringMatching(/\p{Script=Han}/u) as string }),
    );
  });

  it.each(commands)('$method $path: a list instead of an object is 400', async (row) => {
    const response = await sendAs(row, '[1]');
    expect(response.status).toBe(400);
    await problem(response);
  });

  it.each(rows.filter(({ path }) => path.includes('{id}') && !path.includes('/units/')))(
    '$method $path: a malformed id is 400, an unknown one 404 or 403',
    async (row) => {
      const ask = (id: string) =>
        platform.asPerson(permitted(row)).ask<Problem>(row.method, fill(row.path, id), row.body);
      expect((await ask('12345')).status).toBe(400);
      expect([403, 404]).toContain((await ask(anyId)).status);
    },
  );

  const record = {
    path: '/api/intake/items',
    body: rows.find(({ method, path }) => method === 'POST' && path === '/api/intake/items')!.body as Record<
      string,
      unknown
    >,
  };
  it.each([
    { name: 'a number for a title', changes: { title: 7 }, field: 'title' },
    { name: 'an empty title', changes: { title: '   ' }, field: 'title' },
    { name: 'a title of 201 characters', changes: { title: '督'.repeat(201) }, field: 'title' },
    { name: 'a code that is no source kind', changes: { source: { kind: 'RUMOUR' } }, field: 'source.kind' },
    { name: 'a date that is none', changes: { completionDueAt: '2026-02-30T00:00:00Z' }, field: 'completionDueAt' },
    { name: 'a NUL character', changes: { content: 'a\u0000b' }, field: 'content' },
    { name: 'a lone surrogate', changes: { content: 'a\ud800b' }, field: 'content' },
    { name: 'null for a required text', changes: { title: null }, field: 'title' },
  ])('recording an item with $name is 400 and names $field', async ({ changes, field }) => {
    const response = await raw(
      'POST',
      record.path,
      JSON.stringify({ ...record.body, containsStateSecret: false, ...changes }),
    );
    expect(response.status).toBe(400);
    expect((await problem(response)).errors?.map((error) => error.field)).toContain(field);
  });

  it('a state secret is refused with the rule', async () => {
    const response = await raw('POST', record.path, JSON.stringify(record.body));
    expect(response.status).toBe(422);
    await problem(response);
  });

  it('a body over the limit is 413, another media type 415', async () => {
    const tooLarge = await raw('POST', record.path, JSON.stringify({ ...record.body, content: 'x'.repeat(3_000_000) }));
    expect(tooLarge.status).toBe(413);
    await problem(tooLarge);
    const xml = await raw('POST', record.path, '<item/>', { 'content-type': 'application/xml' });
    expect(xml.status).toBe(415);
    await problem(xml);
  });

  it.each(['cursor=broken', 'limit=0', 'limit=100000', 'limit=ten', 'status=LOST', 'unknown=1'])(
    'a list asked with %s is 400',
    async (query) => {
      for (const path of [
        '/api/intake/items',
        '/api/tracking/assignments',
        '/api/scoring/deductions',
        '/api/reporting/assignments',
      ]) {
        const { status, headers } = await platform.as('office').ask('GET', `${path}?${query}`);
        expect({ path, status, type: headers.get('content-type')?.split(';')[0] }).toEqual({
          path,
          status: 400,
          type: 'application/problem+json',
        });
      }
    },
  );

  it.each([
    { name: 'forged', make: () => `${token.slice(0, -8)}AAAAAAAA` },
    { name: 'unsigned', make: () => `${base64({ alg: 'none' })}.${token.split('.')[1]}.` },
    {
      name: 'with another subject put in',
      make: () =>
        token
          .split('.')
          .map((part, index) =>
            index === 1
              ? base64({ ...(JSON.parse(Buffer.from(part, 'base64url').toString()) as object), sub: 'region-leader' })
              : part,
          )
          .join('.'),
    },
    { name: 'no token at all', make: () => 'none' },
  ])('a token that is $name is 401 at every service', async ({ make }) => {
    for (const service of ['intake/items', 'tracking/assignments', 'scoring/deductions', 'reporting/dashboard']) {
      const answer = await Session.withToken(baseUrl, make(), platform.options).ask<Problem>('GET', `/api/${service}`);
      expect({ service, status: answer.status }).toEqual({ service, status: 401 });
    }
  });

  it('an unknown path is 404 with a problem', async () => {
    const response = await raw('POST', '/api/intake/nothing', '{}');
    expect(response.status).toBe(404);
    await problem(response);
  });

  it('one Idempotency-Key answers once and refuses another body', async () => {
    const key = { 'idempotency-key': `e2e-${Date.now()}` };
    const body = { ...record.body, containsStateSecret: false };
    const [first, second] = await Promise.all([1, 2].map(() => raw('POST', record.path, JSON.stringify(body), key)));
    const ids = await Promise.all(
      [first!, second!].map(async (response) => ((await response.json()) as { id: string }).id),
    );
    expect(ids[0]).toBe(ids[1]);
    const other = await raw('POST', record.path, JSON.stringify({ ...body, title: '另一件事' }), key);
    expect(other.status).toBe(422);
    await problem(other);
  });

  it('a stale If-Match is 409 and changes nothing', async () => {
    const office = platform.as('office');
    const { id } = await steps.record(office, {
      title: '核对版本',
      content: '核对版本。',
      sourceKind: 'CLUE',
      sentence: '核对版本。',
      reportDueAt: new Date('2099-01-01'),
      completionDueAt: new Date('2099-02-01'),
    });
    await office.command('PATCH', `/api/intake/items/${id}`, { title: '核对版本（改）' });
    const stale = await raw('PATCH', `/api/intake/items/${id}`, JSON.stringify({ title: '核对版本（迟）' }), {
      'if-match': '"1"',
    });
    expect(stale.status).toBe(409);
    await problem(stale);
    expect(await office.get(`/api/intake/items/${id}`)).toMatchObject({ title: '核对版本（改）', version: 2 });
  });
});
