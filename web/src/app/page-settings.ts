/**
 * What the server that sends `index.html` writes into it. A placeholder that is still there was not filled in,
 * as on the development server.
 */
function setting(name: string): string | undefined {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
  return content && !content.startsWith('__') ? content : undefined;
}

export const styleNonce = setting('csp-nonce');
/** Path below which this front end lives: empty for the desktop, `/m` for the village page. */
export const basePath = setting('base-path') ?? '';
export const oidcIssuer = setting('oidc-issuer') ?? `${window.location.origin}/oidc`;

/** Minutes without use after which a person is signed out; 0 for never. */
export const idleMinutes = minutesOf(setting('idle-minutes'));

function minutesOf(text: string | undefined): number {
  const minutes = Number(text ?? 30);
  return Number.isInteger(minutes) && minutes >= 0 ? minutes : 30;
}
