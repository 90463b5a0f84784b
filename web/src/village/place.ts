import { useSyncExternalStore } from 'react';

/** The page's addresses. They are real ones, so that the phone's own back button works. */
export type Place =
  | { kind: 'LIST' }
  | { kind: 'TASK'; assignmentId: string }
  | { kind: 'RECORDS' }
  | { kind: 'SIGN_IN_CALLBACK' }
  | { kind: 'SIGNED_OUT' };

export function placeOf(path: string): Place {
  const [, , first, second] = path.split('/');
  if (first === 'tasks' && second) return { kind: 'TASK', assignmentId: second };
  if (first === 'records') return { kind: 'RECORDS' };
  if (first === 'sign-in') return { kind: 'SIGN_IN_CALLBACK' };
  return first === 'signed-out' ? { kind: 'SIGNED_OUT' } : { kind: 'LIST' };
}

export const listPath = '/m';
export const recordsPath = '/m/records';
export const taskPath = (assignmentId: string): string => `/m/tasks/${assignmentId}`;

const moved = 'ducha-moved';

export function go(path: string, isReplacing = false): void {
  if (isReplacing) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  window.dispatchEvent(new Event(moved));
  window.scrollTo(0, 0);
}

function subscribe(listener: () => void): () => void {
  const events = ['popstate', moved];
  events.forEach((name) => window.addEventListener(name, listener));
  return () => events.forEach((name) => window.removeEventListener(name, listener));
}

export const usePlace = (): Place => placeOf(useSyncExternalStore(subscribe, () => window.location.pathname));

/** The record that is to be corrected; it may change while the page stays. 0 for none. */
export const useWantedRecord = (): number =>
  useSyncExternalStore(subscribe, () => Number(new URLSearchParams(window.location.search).get('record')));
