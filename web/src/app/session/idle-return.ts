import { forgetTokens, signOut } from './oidc.js';

const key = 'ducha.idle-return';

/** When a tab of this browser last went to end the session; no secret. */
const endedKey = 'ducha.session-ended-at';
/** In this time the tab that went has come back from the identity provider. */
const endingMs = 30_000;

/** Whether this tab is the one that ends the session for all: they all find out in the same second. */
const isFirstTab = (): Promise<boolean> =>
  navigator.locks.request('ducha.session-end', () => {
    if (Date.now() - Number(window.localStorage.getItem(endedKey)) < endingMs) return false;
    window.localStorage.setItem(endedKey, String(Date.now()));
    return true;
  });

/**
 * Ends the session at the identity provider too, and remembers in this tab where the person was. Of several tabs one goes there:
 * a provider refuses the second of two that end one session at a time.
 */
export async function signOutIdle(): Promise<void> {
  window.sessionStorage.setItem(key, window.location.pathname + window.location.search);
  try {
    if (await isFirstTab()) return await signOut();
  } catch {
    // The provider does not answer; this tab has to be closed to the eyes of others all the same.
  }
  await forgetTokens();
  window.location.assign('/signed-out');
}

/** The address the person was at when nobody used the platform for too long; null after a sign-out by hand. */
export function idleReturn(): string | null {
  return window.sessionStorage.getItem(key);
}

export function forgetIdleReturn(): void {
  window.sessionStorage.removeItem(key);
}
