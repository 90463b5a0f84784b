import { errors } from 'oidc-provider';

/**
 * Another tab of the same browser has signed in meanwhile: the browser's session is another one than this page was opened under. The cookie
 * of the page itself was in order, or the provider would have said something else.
 */
const overtaken = new Set([
  'session not found',
  'session principal changed',
  'interaction session and authentication session mismatch',
]);

export const isOvertaken = (error: unknown): boolean =>
  error instanceof errors.SessionNotFound && overtaken.has(error.error_description ?? '');

/** Where the authorization begins again, under the browser's present session. @param params of the request */
export function authorizationAgain(issuer: string, params: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(params).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  return `${issuer}/auth?${new URLSearchParams(given).toString()}`;
}
