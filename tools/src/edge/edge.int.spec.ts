import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachmentLimitBytes } from '@ducha/contracts';
import { createTestDatabase, freePort } from '@ducha/testing';
import type { TestDatabase } from '@ducha/testing';
import type { FastifyInstance } from 'fastify';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createIdentity } from '../identity/create-identity.js';
import type { Identity } from '../identity/create-identity.js';
import { Shutdown } from '../shutdown/shutdown.js';
import { signIn } from '../sign-in/sign-in.js';
import type { EdgeConfig } from './config.js';
import { createEdge } from './create-edge.js';

const accounts = [
  {
    personId: 'region-clerk',
    personName: '苏日娜',
    group: 'region',
    posts: [{ unitId: '150000000000_DCS', role: 'SUPERVISION_CLERK', title: '<科员>' }],
  },
];

let folder: string;
let database: TestDatabase;
let identity: Identity;
let service: Server;
let edge: FastifyInstance;
let edgeConfig: EdgeConfig;
let origin: string;
const closed: (() => Promise<unknown>)[] = [];

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

/** Requests whose connection the service closed instead of answering, by method. */
const torn: string[] = [];
const longAnswer = '行\n'.repeat(200_000);

/** Stands in for a service: answers with the request it saw. */
const echo = () =>
  createServer((request, response) => {
    let size = 0;
    request.on('data', (piece: Buffer) => (size += piece.length));
    request.on('end', () => {
      if (request.url === '/api/intake/long') {
        response.writeHead(200, { 'content-type': 'text/csv', 'content-length': Buffer.byteLength(longAnswer) });
        response.end(longAnswer);
        return;
      }
      if (request.url === '/api/intake/broken') {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 10 });
        response.write('{', () => response.destroy());
        return;
      }
      if (request.url === '/api/intake/torn' && torn.push(request.method ?? '') === 1) {
        request.socket.destroy();
        return;
      }
      if (request.url === '/api/intake/live') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('data: 1\n\n');
        return;
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ url: request.url, headers: request.headers, size }));
    });
  });

async function startIdentity(port: number, shutdown?: Shutdown): Promise<Identity> {
  const accountsFile = join(folder, 'accounts.json');
  const config = { port, issuer: `${origin}/oidc`, databaseUrl: database.url, accountsFile };
  const started = await createIdentity(config, shutdown);
  await listen(started.server, port);
  return started;
}

let identityPort: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ducha-edge-'));
  await writeFile(join(folder, 'accounts.json'), JSON.stringify(accounts));
  await mkdir(join(folder, 'portal', 'assets'), { recursive: true });
  await writeFile(
    join(folder, 'portal', 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><meta name="oidc-issuer" content="__OIDC_ISSUER__"><meta name="idle-minutes" content="__IDLE_MINUTES__"><div id="root"></div>',
  );
  await writeFile(join(folder, 'portal', 'assets', 'app-1a2b.js'), 'export {}');
  await mkdir(join(folder, 'portal', 'm'));
  await writeFile(join(folder, 'portal', 'm', 'index.html'), '<meta name="base-path" content="/m">');
  await writeFile(join(folder, 'portal', 'm', 'worker.js'), 'self.addEventListener("fetch", () => {})');
  database = await createTestDatabase('identity');
  const [port, servicePort, absentPort] = [await freePort(), await freePort(), await freePort()];
  identityPort = await freePort();
  origin = `http://127.0.0.1:${port}`;
  service = echo();
  await listen(service, servicePort);
  identity = await startIdentity(identityPort);
  const services = {
    intake: `http://127.0.0.1:${servicePort}`,
    tracking: `http://127.0.0.1:${servicePort}`,
    scoring: `http://127.0.0.1:${absentPort}`,
  };
  edgeConfig = {
    host: '127.0.0.1',
    port,
    portalDir: join(folder, 'portal'),
    identityUrl: `http://127.0.0.1:${identityPort}`,
    issuer: `${origin}/oidc`,
    services,
    bodyLimitBytes: 1_024,
    idleMinutes: 45,
  };
  edge = await createEdge(edgeConfig);
  await edge.listen({ host: '127.0.0.1', port });
  closed.push(
    () => edge.close(),
    () => identity.close(),
    () => new Promise((resolve) => service.close(resolve)),
    () => database.drop(),
    () => rm(folder, { recursive: true }),
  );
});

afterAll(async () => {
  for (const close of closed) await close();
});

describe('signIn at the embedded identity provider through the edge', () => {
  const verify = async (token: string) => {
    const discovery = (await (await fetch(`${origin}/oidc/.well-known/openid-configuration`)).json()) as {
      issuer: string;
      jwks_uri: string;
    };
    return jwtVerify(token, createRemoteJWKSet(new URL(discovery.jwks_uri)), {
      issuer: discovery.issuer,
      audience: 'ducha',
    });
  };

  it('yields an access token for the services, signed by the published key and valid for an hour', async () => {
    const { accessToken, expiresAt } = await signIn(origin, 'region-clerk');
    const { payload } = await verify(accessToken);
    expect(payload.sub).toBe('region-clerk');
    expect(payload.iss).toBe(`${origin}/oidc`);
    expect(Math.abs(expiresAt - (payload.exp ?? 0) * 1000)).toBeLessThan(5_000);
  });

  it('refuses a person who is not among the accounts', async () => {
    await expect(signIn(origin, 'nobody')).rejects.toThrow('所选账号不存在');
  });

  it('keeps its keys through a restart, so that tokens stay valid', async () => {
    const { accessToken } = await signIn(origin, 'region-clerk');
    await identity.close();
    identity = await startIdentity(identityPort);
    expect((await verify(accessToken)).payload.sub).toBe('region-clerk');
  });
});

describe('the portal client', () => {
  const request = (more: Record<string, string> = {}) =>
    `${origin}/oidc/auth?${new URLSearchParams({
      client_id: 'ducha-portal',
      response_type: 'code',
      scope: 'openid offline_access',
      prompt: 'consent',
      resource: 'urn:ducha:api',
      redirect_uri: `${origin}/sign-in/callback`,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      ...more,
    })}`;

  it('shows the accounts on a page of this origin, escaped, without anything from elsewhere', async () => {
    const redirect = await fetch(request(), { redirect: 'manual' });
    const cookie = redirect.headers
      .getSetCookie()
      .map((header) => header.split(';')[0])
      .join('; ');
    const page = await fetch(new URL(redirect.headers.get('location') ?? '', origin), { headers: { cookie } });
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain('苏日娜');
    expect(html).toContain('督查室经办人');
    expect(html).toContain('&#60;科员&#62;');
    expect(html).toContain('value="region-clerk"');
    expect(html).not.toMatch(/https?:/);
  });

  it('must use PKCE', async () => {
    const answer = await fetch(request({ code_challenge: '', code_challenge_method: '' }), { redirect: 'manual' });
    expect(answer.headers.get('location')).toContain('error=invalid_request');
  });

  it('also comes back to the village page', async () => {
    const redirect = await fetch(request({ redirect_uri: `${origin}/m/sign-in/callback` }), { redirect: 'manual' });
    expect(redirect.status).toBe(303);
  });

  it('is not sent to an address that is not registered', async () => {
    const answer = await fetch(request({ redirect_uri: 'https://elsewhere.example/callback' }), { redirect: 'manual' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('登录未完成');
  });
});

describe('the edge', () => {
  it('passes a service its own path, the request id and where the request came from', async () => {
    const answer = await fetch(`${origin}/api/intake/units?query=a`, { headers: { 'x-request-id': 'trace-12345678' } });
    const seen = (await answer.json()) as { url: string; headers: Record<string, string> };
    expect(seen.url).toBe('/api/intake/units?query=a');
    expect(seen.headers['x-request-id']).toBe('trace-12345678');
    expect(seen.headers['x-forwarded-host']).toBe(new URL(origin).host);
    expect(answer.headers.get('x-request-id')).toBe('trace-12345678');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('passes on bodies of known and of unknown length, and long answers whole', async () => {
    const post = async (body: string | ReadableStream) => {
      const init = { method: 'POST', body, duplex: 'half' as const, headers: { 'content-type': 'text/plain' } };
      return (await (await fetch(`${origin}/api/intake/items`, init)).json()) as object;
    };
    expect(await post('立项')).toMatchObject({
      size: 6,
      headers: { 'content-length': '6', 'content-type': 'text/plain' },
    });
    const unknown = new Blob(['立', '项']).stream() as ReadableStream;
    expect(await post(unknown)).toMatchObject({ size: 6, headers: { 'transfer-encoding': 'chunked' } });
    expect(await post('')).toMatchObject({ size: 0 });
    expect(await (await fetch(`${origin}/api/intake/long`)).text()).toBe(longAnswer);
    const head = await fetch(`${origin}/api/intake/long`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(longAnswer)));
  });

  it('answers 502 as a problem where a service breaks off in the middle of a short answer', async () => {
    const answer = await fetch(`${origin}/api/intake/broken`);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('asks once more for what only reads where the connection broke, and never repeats a command', async () => {
    torn.length = 0;
    expect((await fetch(`${origin}/api/intake/torn`)).status).toBe(200);
    expect(torn).toEqual(['GET', 'GET']);
    torn.length = 0;
    const answer = await fetch(`${origin}/api/intake/torn`, { method: 'POST', body: '{}' });
    expect({ status: answer.status, torn }).toEqual({ status: 502, torn: ['POST'] });
  });

  it('passes live streams on as they come', async () => {
    const stream = (await fetch(`${origin}/api/intake/live`)).body!.getReader();
    expect(new TextDecoder().decode((await stream.read()).value)).toBe('data: 1\n\n');
    await stream.cancel();
  });

  it('answers 502 as a problem with a request id while a service is down', async () => {
    const answer = await fetch(`${origin}/api/scoring/scores`);
    const problem = (await answer.json()) as Record<string, unknown>;
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(problem).toMatchObject({ code: 'UNAVAILABLE', status: 502, requestId: answer.headers.get('x-request-id') });
  });

  it.each([
    '/metrics',
    '/api/intake/../../metrics',
    '/api/intake/%2e%2e/%2e%2e/metrics',
    '/api/intake/..%2f..%2fmetrics',
    '/api/unknown/x',
  ])('lets nothing through at %s', async (path) => {
    const status = await rawStatus(path);
    expect([400, 404]).toContain(status);
  });

  it('refuses a body over the limit as a problem, before it is passed on', async () => {
    const answer = await fetch(`${origin}/api/intake/items`, { method: 'POST', body: 'x'.repeat(1_025) });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', rule: 'edge.request.too-large' });
  });

  it('passes on files of evidence up to their own limit, and only those', async () => {
    const evidence = `/api/tracking/assignments/${randomUUID()}/attachments`;
    const status = async (path: string, size: number) => {
      const headers = { 'content-type': 'application/octet-stream' };
      return (await fetch(`${origin}${path}`, { method: 'POST', headers, body: new Uint8Array(size) })).status;
    };
    expect(await status(evidence, attachmentLimitBytes)).toBe(200);
    expect(await status(evidence, attachmentLimitBytes + 1)).toBe(413);
    expect(await status(`${evidence}/../progress`, 1_025)).not.toBe(200);
    expect(await status(`/api/tracking/assignments/${randomUUID()}/progress`, 1_025)).toBe(413);
  });

  it('serves its page for every screen with a fresh nonce and no unsafe script', async () => {
    const [first, second] = await Promise.all(['/', '/items/1?x=1'].map((path) => fetch(`${origin}${path}`)));
    const policy = first?.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    const html = await first?.text();
    expect(html).toContain(`content="${nonce}"`);
    expect(html).toContain(`content="${origin}/oidc"`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(second?.status).toBe(200);
    expect(second?.headers.get('content-security-policy')).not.toBe(policy);
  });

  it('lets browsers keep files whose names change with their content, and answers 404 for others', async () => {
    const file = await fetch(`${origin}/assets/app-1a2b.js`);
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${origin}/assets/gone.js`)).status).toBe(404);
    expect((await fetch(`${origin}/favicon.ico`)).status).toBe(404);
  });

  it.each(['/m', '/m/', '/m/tasks/1', '/m?x=1'])('serves the village page at %s', async (path) => {
    const answer = await fetch(`${origin}${path}`);
    expect(await answer.text()).toContain('content="/m"');
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';");
  });

  it('leaves addresses that only begin alike to the desktop', async () =>
    expect(await (await fetch(`${origin}/monthly`)).text()).toContain('<div id="root">'));

  it('lets the worker of the village page serve that page, and has it asked for anew', async () => {
    const { headers } = await fetch(`${origin}/m/worker.js`);
    expect(headers.get('service-worker-allowed')).toBe('/m');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toContain('text/javascript');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  /** `fetch` would resolve the dots itself. */
  const rawStatus = (path: string) =>
    new Promise<number>((resolve, reject) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1', () =>
        socket.write(`GET ${path} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nConnection: close\r\n\r\n`),
      );
      let text = '';
      socket.on('data', (chunk) => (text += String(chunk)));
      socket.on('end', () => resolve(Number(text.split(' ')[1])));
      socket.on('error', reject);
    });
});

describe('a process that is told to go', () => {
  /** Drains long enough for a busy machine to look at it meanwhile. */
  const told = () => {
    const signals = new EventEmitter();
    let end!: (code: number) => void;
    const ended = new Promise<number>((resolve) => (end = resolve));
    return { signals, ended, shutdown: new Shutdown({ drainMs: 2_000, graceMs: 30_000 }, signals, end) };
  };

  it('is an edge that is not ready, answers on, keeps no connection and cuts live streams at its end', async () => {
    const { signals, ended, shutdown } = told();
    const port = await freePort();
    const leaving = await createEdge({ ...edgeConfig, port }, shutdown);
    shutdown.closeOnSignal(() => leaving.close());
    await leaving.listen({ host: '127.0.0.1', port });
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    const stream = await ask('/api/intake/live');
    expect((await ask('/readyz')).status).toBe(200);

    signals.emit('SIGTERM');
    const [ready, alive, page, passedOn] = await Promise.all(
      ['/readyz', '/healthz', '/', '/api/intake/units'].map(ask),
    );
    expect([ready!.status, alive!.status, page!.status, passedOn!.status]).toEqual([503, 200, 200, 200]);
    expect(page!.headers.get('connection')).toBe('close');
    expect(passedOn!.headers.get('connection')).toBe('close');

    expect(await ended).toBe(0);
    await expect(stream.text()).rejects.toThrow();
    await expect(ask('/readyz')).rejects.toThrow();
  });

  it('is an identity provider that is alive and not ready', async () => {
    const { signals, ended, shutdown } = told();
    const port = await freePort();
    const leaving = await startIdentity(port, shutdown);
    shutdown.closeOnSignal(() => leaving.close());
    const status = async (path: string) => (await fetch(`http://127.0.0.1:${port}/oidc/health/${path}`)).status;
    expect([await status('live'), await status('ready')]).toEqual([200, 200]);
    signals.emit('SIGTERM');
    expect([await status('live'), await status('ready')]).toEqual([200, 503]);
    expect(await ended).toBe(0);
    await expect(status('live')).rejects.toThrow();
  });
});
