/**
 * What the server that sends `index.html` writes into it. A placeholder that is still there was not filled in,
 * as on the development server.
 */
function setting(name: string): string | undefined {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
  return content && !content.startsWith('__') ? content : undefined;
}

export const styleNonce = setting('csp-nonce');
export const oidcIssuer = setting('oidc-issuer') ?? `${window.location.origin}/oidc`;
