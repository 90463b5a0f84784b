import { Injectable } from '@nestjs/common';
import type { Tx } from '../write/tx.js';

/** Side effects that must not happen again when a consumer is rebuilt: creating rows of one's own, proposing, sending. */
@Injectable()
export class Inbox {
  /**
   * Runs `work` unless this effect of this event happened before; both commit with `tx`. Answers whether it ran.
   * Rebuilds keep the inbox.
   */
  async once(tx: Tx, eventId: string, effect: string, work: () => Promise<void>): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(
      'INSERT INTO inbox (event_id, effect, applied_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
      [eventId, effect, tx.now],
    );
    if (rows.length === 0) return false;
    await work();
    return true;
  }
}
