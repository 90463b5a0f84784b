const key = 'ducha.post';
const personKey = 'ducha.person';

/** The post the person works in now; lives as long as the tab, like the sign-in. */
export function chosenPostId(): string | null {
  return window.sessionStorage.getItem(key);
}

export function choosePost(postId: string | null): void {
  if (postId) window.sessionStorage.setItem(key, postId);
  else window.sessionStorage.removeItem(key);
}

/** Somebody signs in on this tab; a post chosen by another person is not theirs. */
export function beginAs(personId: string): void {
  if (window.sessionStorage.getItem(personKey) !== personId) choosePost(null);
  window.sessionStorage.setItem(personKey, personId);
}
