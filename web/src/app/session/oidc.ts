import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { basePath, oidcIssuer } from '../page-settings.js';
import { beginAs } from './post-choice.js';
import { safeReturnTo } from './return-to.js';

export type SessionState =
  | { kind: 'STARTING' }
  | { kind: 'SIGNED_OUT' }
  | { kind: 'SIGNED_IN'; user: User }
  /** Was signed in on this page and could not be renewed; the page stays, so that nothing on it is lost. */
  | { kind: 'EXPIRED' };

interface SignInState {
  returnTo: string;
}

const origin = window.location.origin;
// Tokens live as long as the tab: never in localStorage.
const tabStore = () => new WebStorageStateStore({ store: window.sessionStorage, prefix: 'ducha.oidc.' });

const manager = new UserManager({
  authority: oidcIssuer,
  client_id: 'ducha-portal',
  redirect_uri: `${origin}${basePath}/sign-in/callback`,
  post_logout_redirect_uri: `${origin}${basePath}/signed-out`,
  response_type: 'code',
  scope: 'openid offline_access',
  // OpenID Connect Core §11: offline_access needs consent; a provider that trusts this client gives it without asking.
  prompt: 'consent',
  resource: 'urn:ducha:api',
  userStore: tabStore(),
  stateStore: tabStore(),
  // Renewal is ours: the library's own one leaves out the resource and does not know about renewals after a 401.
  automaticSilentRenew: false,
  accessTokenExpiringNotificationTimeInSeconds: 60,
});

let state: SessionState = { kind: 'STARTING' };
const listeners = new Set<() => void>();

function become(next: SessionState): void {
  state = next;
  listeners.forEach((listener) => listener());
}

export const sessionStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current: (): SessionState => state,
};

let renewal: Promise<User | null> | undefined;

/** One renewal at a time: a refresh token must not be used twice. */
function renew(): Promise<User | null> {
  renewal ??= manager
    .signinSilent({ resource: 'urn:ducha:api' })
    .catch(() => null)
    .finally(() => (renewal = undefined));
  return renewal;
}

manager.events.addUserLoaded((user) => become({ kind: 'SIGNED_IN', user }));
manager.events.addAccessTokenExpiring(() => void renew());
manager.events.addAccessTokenExpired(() => become({ kind: 'EXPIRED' }));

/** Finds the sign-in of this tab, renewed where it has run out. */
export async function startSession(): Promise<void> {
  const stored = await manager.getUser();
  const user = stored?.expired ? await renew() : stored;
  become(user && !user.expired ? { kind: 'SIGNED_IN', user } : { kind: 'SIGNED_OUT' });
}

/** Who the present sign-in is of; null where there is none that still holds. */
export function signedInPersonId(): string | null {
  return state.kind === 'SIGNED_IN' ? state.user.profile.sub : null;
}

export async function accessToken(): Promise<string> {
  const user = await manager.getUser();
  return user?.access_token ?? '';
}

/** After a 401: true where a new token was got; otherwise the session counts as expired. */
export async function renewAfterRefusal(): Promise<boolean> {
  const user = await renew();
  if (user && !user.expired) return true;
  become({ kind: 'EXPIRED' });
  return false;
}

/** Leaves for the sign-in page and comes back to the present address. */
export async function signIn(returnTo = window.location.pathname + window.location.search): Promise<void> {
  await manager.signinRedirect({ state: { returnTo } satisfies SignInState });
}

let callback: Promise<string> | undefined;

/** Finishes the sign-in; the answer is the address to return to. The code may be used once, so a second call gets the first answer. */
export function finishSignIn(): Promise<string> {
  callback ??= manager.signinRedirectCallback().then((user) => {
    beginAs(user.profile.sub);
    return safeReturnTo((user.state as SignInState | undefined)?.returnTo);
  });
  return callback;
}

/** Signs out this tab alone. */
export const forgetTokens = (): Promise<void> => manager.removeUser();

/** @throws where the identity provider does not answer; this tab has forgotten its tokens then too */
export async function signOut(): Promise<void> {
  try {
    await manager.signoutRedirect();
  } catch (error) {
    await manager.removeUser();
    throw error;
  }
}
