import { randomBytes } from 'node:crypto';

/** On every answer; the pages of the identity provider set their own content policy. */
export const commonHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
};

/** Nothing of an API answer may be executed or framed, should a browser be made to open one. */
export const apiPolicy = "default-src 'none'; frame-ancestors 'none'";

/** The worker of the village page reads its own origin's files and does nothing else. */
export const workerPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'";

export const newNonce = () => randomBytes(16).toString('base64');

/**
 * Content policy of the portal. Scripts only from its own files; style elements, which the component library writes while running,
 * only with the nonce of this answer.
 */
export function portalPolicy(nonce: string, issuer: string, origin: string): string {
  const issuerOrigin = new URL(issuer).origin;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Positions and sizes of components are style attributes; they can hold no selector and load nothing.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${issuerOrigin === origin ? '' : ` ${issuerOrigin}`}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
