import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createTestDatabase, freePort } from '@ducha/testing';
import type { TestDatabase } from '@ducha/testing';
import { decodeJwt } from 'jose';
import { signIn } from '../sign-in/sign-in.js';
import { createIdentity } from './create-identity.js';
import type { Identity } from './create-identity.js';

/** Cookies of one browser, each sent where its path says. */
class Browser {
  private readonly cookies = new Map<string, { path: string; pair: string }>();

  async open(url: URL, body?: URLSearchParams): Promise<Response> {
    const cookie = [...this.cookies.values()]
      .filter(({ path }) => url.pathname.startsWith(path))
      .map(({ pair }) => pair)
      .join('; ');
    const response = await fetch(url, { method: body ? 'POST' : 'GET', body, redirect: 'manual', headers: { cookie } });
    for (const header of response.headers.getSetCookie()) {
      const [pair = ''] = header.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const path = /path=([^;]+)/i.exec(header)?.[1] ?? '/';
      const isGone = pair.endsWith('=');
      if (isGone) this.cookies.delete(`${path} ${name}`);
      else this.cookies.set(`${path} ${name}`, { path, pair });
    }
    return response;
  }
}

/** What a tab ends with: the code, or the status and text of the page it stays on. */
async function codeOfTab(browser: Browser, origin: string, personId: string): Promise<string> {
  const start = new URL(`${origin}/oidc/auth`);
  start.search = new URLSearchParams({
    client_id: 'ducha-portal',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${origin}/sign-in/callback`,
    code_challenge: createHash('sha256').update('v'.repeat(43)).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'tab',
  }).toString();
  let response = await browser.open(start);
  for (let at = start, hops = 0; hops < 200; hops += 1) {
    const location = response.headers.get('location');
    if (location) {
      at = new URL(location, at);
      if (at.pathname === '/sign-in/callback') return at.searchParams.get('code') ?? at.href;
      response = await browser.open(at);
    } else if (response.ok) {
      response = await browser.open(at, new URLSearchParams({ personId }));
    } else {
      return `${response.status} ${at.pathname}: ${(await response.text()).replaceAll(/<[^>]+>|\s+/g, ' ').slice(0, 300)}`;
    }
  }
  return 'kept redirecting';
}

describe('the embedded identity provider', () => {
  let database: TestDatabase;
  let identity: Identity;
  let origin: string;

  beforeAll(async () => {
    database = await createTestDatabase('identity');
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    identity = await createIdentity({
      port,
      issuer: `${origin}/oidc`,
      databaseUrl: database.url,
      accountsFile: join(import.meta.dirname, '../../../data/demo/accounts.json'),
    });
    await new Promise<void>((resolve) => identity.server.listen(port, '127.0.0.1', resolve));
    expect((identity.server.address() as AddressInfo).port).toBe(port);
  });
  afterAll(async () => {
    await identity?.close();
    await database?.drop();
  });

  it('signs one account in, in many tabs of one browser at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const browser = new Browser();
      const tabs = await Promise.all(Array.from({ length: 12 }, () => codeOfTab(browser, origin, 'region-clerk')));
      expect(tabs).toEqual(Array(12).fill(expect.stringMatching(/^[\w-]{20,}$/)));
    }
  }, 60_000);

  it('signs one account in many times at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const tokens = await Promise.all(Array.from({ length: 24 }, () => signIn(origin, 'region-clerk')));
      expect(tokens.map(({ accessToken }) => decodeJwt(accessToken).sub)).toEqual(Array(24).fill('region-clerk'));
    }
  }, 60_000);
});
