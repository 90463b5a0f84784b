const key = 'ducha.post';

/** The post the person works in now; lives as long as the tab, like the sign-in. */
export function chosenPostId(): string | null {
  return window.sessionStorage.getItem(key);
}

export function choosePost(postId: string | null): void {
  if (postId) window.sessionStorage.setItem(key, postId);
  else window.sessionStorage.removeItem(key);
}
