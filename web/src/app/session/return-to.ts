/** The address to come back to after sign-in: only a path of this origin, and never the sign-in pages themselves. */
export function safeReturnTo(candidate: unknown): string {
  if (typeof candidate !== 'string' || !/^\/(?![/\\])/.test(candidate)) return '/';
  return /^(\/m)?\/(sign-in|signed-out)/.test(candidate) ? '/' : candidate;
}
