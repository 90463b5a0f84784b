import { createHash, randomBytes } from 'node:crypto';

export interface SignedIn {
  accessToken: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

const redirectUri = 'http://127.0.0.1/callback';
const client = 'ducha-tools';

/**
 * Signs a demo account in at the embedded identity provider, by the same authorization-code flow with PKCE that a browser takes.
 * @param baseUrl origin of the platform, such as `http://localhost:8080`
 * @throws naming the step and the answer when the provider does not play along
 */
export async function signIn(baseUrl: string, personId: string): Promise<SignedIn> {
  const issuer = `${baseUrl.replace(/\/$/, '')}/oidc`;
  const verifier = randomBytes(32).toString('base64url');
  const code = await authorize(issuer, personId, verifier);
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: client,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok)
    throw new Error(`sign-in of ${personId}: token answered ${response.status}: ${await response.text()}`);
  const { access_token: accessToken, expires_in: seconds } = (await response.json()) as {
    access_token: string;
    expires_in: number;
  };
  return { accessToken, expiresAt: Date.now() + seconds * 1000 };
}

/** Follows the redirects with a cookie jar, submitting the account where the provider asks for one. */
async function authorize(issuer: string, personId: string, verifier: string): Promise<string> {
  const cookies = new Map<string, string>();
  let request: { url: URL; body?: URLSearchParams } = { url: authorizationUrl(issuer, verifier) };
  for (let hops = 0; hops < 12; hops += 1) {
    const response = await fetch(request.url, {
      method: request.body ? 'POST' : 'GET',
      body: request.body,
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      signal: AbortSignal.timeout(20_000),
    });
    keep(cookies, response.headers.getSetCookie());
    const location = response.headers.get('location');
    if (!location && response.ok && !request.body) {
      request = { url: request.url, body: new URLSearchParams({ personId }) };
      continue;
    }
    if (!location)
      throw new Error(
        `sign-in of ${personId}: ${request.url.pathname} answered ${response.status}: ${(await response.text()).slice(0, 500)}`,
      );
    const next = new URL(location, request.url);
    if (next.href.startsWith(redirectUri)) return codeOf(next, personId);
    request = { url: next };
  }
  throw new Error(`sign-in of ${personId}: the provider kept redirecting`);
}

function authorizationUrl(issuer: string, verifier: string): URL {
  const url = new URL(`${issuer}/auth`);
  url.search = new URLSearchParams({
    client_id: client,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: redirectUri,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    resource: 'urn:ducha:api',
  }).toString();
  return url;
}

function keep(cookies: Map<string, string>, headers: string[]): void {
  for (const header of headers) {
    const [pair = ''] = header.split(';');
    const separator = pair.indexOf('=');
    cookies.set(pair.slice(0, separator), pair.slice(separator + 1));
  }
}

function codeOf(callback: URL, personId: string): string {
  const code = callback.searchParams.get('code');
  if (!code)
    throw new Error(
      `sign-in of ${personId}: ${callback.searchParams.get('error_description') ?? callback.searchParams.get('error')}`,
    );
  return code;
}
