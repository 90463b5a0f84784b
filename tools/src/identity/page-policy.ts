import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** Security headers of a page of ours. Returns the nonce that its style and script carry. */
export function setPagePolicy(response: ServerResponse): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  response.setHeader('content-security-policy', policy.join('; '));
  response.setHeader('cache-control', 'no-store');
  return nonce;
}
