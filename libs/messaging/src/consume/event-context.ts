import type { EventEnvelope } from '@ducha/contracts';
import type { Tx } from '../write/tx.js';

/** The second argument of an event handler (`@Ctx()`). The transport has opened `tx` and commits it. */
export class EventContext {
  constructor(
    readonly envelope: EventEnvelope,
    readonly tx: Tx,
  ) {}
}
