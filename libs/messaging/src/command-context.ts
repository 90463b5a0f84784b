import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '@ducha/contracts';

/** Who gives a command and under which key; set once per request by the HTTP layer. */
export interface CommandContext {
  actor: Actor | null;
  /** `Idempotency-Key` of the request, unique per person. */
  idempotencyKey?: string;
  /** Digest of method, path and body: the same key with another fingerprint is refused. */
  fingerprint?: string;
  /** W3C trace context to use where no span is active. */
  traceparent?: string;
}

const storage = new AsyncLocalStorage<CommandContext>();

export const commandContext = {
  run<T>(context: CommandContext, work: () => T): T {
    return storage.run(context, work);
  },
  current(): CommandContext | undefined {
    return storage.getStore();
  },
};
