import { signOut } from './oidc.js';

const key = 'ducha.idle-return';

/** Ends the session at the identity provider too, and remembers in this tab where the person was. */
export async function signOutIdle(): Promise<void> {
  window.sessionStorage.setItem(key, window.location.pathname + window.location.search);
  try {
    await signOut();
  } catch {
    // The provider does not answer; this tab has to be closed to the eyes of others all the same.
    window.location.assign('/signed-out');
  }
}

/** The address the person was at when nobody used the platform for too long; null after a sign-out by hand. */
export function idleReturn(): string | null {
  return window.sessionStorage.getItem(key);
}

export function forgetIdleReturn(): void {
  window.sessionStorage.removeItem(key);
}
