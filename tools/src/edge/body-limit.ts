import { attachmentLimitBytes } from '@ducha/contracts';
import type { EdgeConfig } from './config.js';

/** The only address that takes files; everything else is a form or a command. */
const takesFile = /^\/api\/tracking\/assignments\/[0-9a-f-]{36}\/attachments(\?|$)/i;

/** Largest body that is passed on to this address, in bytes. */
export function bodyLimitFor(
  { method, url }: { method: string; url: string },
  { bodyLimitBytes }: Pick<EdgeConfig, 'bodyLimitBytes'>,
): number {
  return method === 'POST' && takesFile.test(url) ? Math.max(attachmentLimitBytes, bodyLimitBytes) : bodyLimitBytes;
}
