import type { ShownDashboard } from './shown.js';
import type { Question } from './questions.js';
import { queryOf } from './questions.js';

/** Who asks: a token as it is, a client of the identity provider, or an account of the demo's provider. */
export type SignIn =
  | { accessToken: string }
  | { clientId: string; clientSecret: string; issuer: string; scope: string | undefined; audience: string }
  | { personId: string };

export interface Token {
  accessToken: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Reads a path of the platform as JSON. */
export type Read = <T>(path: string) => Promise<T>;

const requestMs = 60_000;
/** Longer than a rate limit's minute. */
const patienceMs = 70_000;
/** A token is replaced this long before it ends. */
const aheadMs = 20_000;

async function clientToken(signIn: Extract<SignIn, { clientId: string }>): Promise<Token> {
  const found = await fetch(`${signIn.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(requestMs),
  });
  if (!found.ok) throw new Error(`OIDC_ISSUER ${signIn.issuer} answered ${found.status} to discovery`);
  const { token_endpoint: endpoint } = (await found.json()) as { token_endpoint: string };
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${encodeURIComponent(signIn.clientId)}:${encodeURIComponent(signIn.clientSecret)}`).toString('base64')}`,
    },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      audience: signIn.audience,
      ...(signIn.scope ? { scope: signIn.scope } : {}),
    }),
    signal: AbortSignal.timeout(requestMs),
  });
  if (!response.ok)
    throw new Error(`AUDIT_OIDC_CLIENT_ID: ${endpoint} answered ${response.status}: ${await response.text()}`);
  const { access_token: accessToken, expires_in: seconds = 60 } = (await response.json()) as {
    access_token: string;
    expires_in?: number;
  };
  return { accessToken, expiresAt: Date.now() + seconds * 1000 };
}

async function tokenOf(signIn: SignIn, baseUrl: string): Promise<Token> {
  if ('accessToken' in signIn) return { ...signIn, expiresAt: Infinity };
  if ('clientId' in signIn) return clientToken(signIn);
  // Only the demo's provider has these accounts; nothing else loads its sign-in.
  const demo = await import('../sign-in/sign-in.js');
  return demo.signIn(baseUrl, signIn.personId);
}

/** A reader that signs in once and again before its token ends, and waits where it is asked to (429, 503). */
export function readerOf(baseUrl: string, signIn: SignIn): Read {
  let token: Token | null = null;
  return async <T>(path: string): Promise<T> => {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      if (token === null || token.expiresAt - aheadMs < Date.now()) token = await tokenOf(signIn, baseUrl);
      const response = await fetch(new URL(path, baseUrl), {
        headers: { authorization: `Bearer ${token.accessToken}` },
        signal: AbortSignal.timeout(requestMs),
      });
      if (response.ok) return (await response.json()) as T;
      const isToWait = response.status === 429 || response.status === 503;
      if (!isToWait || Date.now() > deadline)
        throw new Error(`GET ${path} answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
      await response.body?.cancel();
      const seconds = Number(response.headers.get('retry-after')) || 1;
      await new Promise((resolve) => setTimeout(resolve, Math.min(seconds, 60) * 1000));
    }
  };
}

/** The unit the caller acts for: everything at or below it is audited. */
export const ownUnit = async (read: Read): Promise<string> =>
  (await read<ShownDashboard>('/api/reporting/dashboard')).unit.id;

export const dashboardOf = (read: Read, question: Question, unitId: string): Promise<ShownDashboard> =>
  read<ShownDashboard>(`/api/reporting/dashboard?${queryOf(question, unitId)}`);
