import type { CommandContext } from '@ducha/messaging';
import type { Caller } from '../caller/caller.js';

/** What one request carries through its asynchronous calls; the command's part is read by the command transaction. */
export interface RequestContext extends CommandContext {
  requestId: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
    /** SHA-256 of the body as sent, only where an Idempotency-Key came with it. */
    bodyDigest?: string;
    /** Subject of the verified token. */
    personId?: string;
  }
}
