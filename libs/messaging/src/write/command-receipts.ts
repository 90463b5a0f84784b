import { DomainError } from '@ducha/contracts';
import type { EntityManager } from 'typeorm';
import type { CommandContext } from '../command-context.js';

export interface ReceiptKey {
  personId: string;
  key: string;
  fingerprint: string;
}

/** The receipt a command must leave; null where no `Idempotency-Key` is in force. */
export function receiptKeyOf(context: CommandContext | undefined): ReceiptKey | null {
  if (!context?.idempotencyKey) return null;
  return {
    personId: context.actor?.personId ?? '',
    key: context.idempotencyKey,
    fingerprint: context.fingerprint ?? '',
  };
}

/**
 * Claims the key for this transaction. A concurrent repeat waits here, on the unique row, until the first one commits or
 * rolls back. Answers the stored response of an earlier command, or undefined when this transaction is the first.
 * @throws DomainError RULE_VIOLATED when the key was used for another request.
 */
export async function claimReceipt(
  manager: EntityManager,
  receipt: ReceiptKey,
  now: Date,
): Promise<{ response: unknown } | undefined> {
  const claimed = await manager.query<unknown[]>(
    `INSERT INTO command_receipt (person_id, key, fingerprint, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, key) DO NOTHING RETURNING 1`,
    [receipt.personId, receipt.key, receipt.fingerprint, now],
  );
  if (claimed.length > 0) return undefined;
  const [stored] = await manager.query<{ fingerprint: string; response: unknown }[]>(
    'SELECT fingerprint, response FROM command_receipt WHERE person_id = $1 AND key = $2',
    [receipt.personId, receipt.key],
  );
  if (stored?.fingerprint !== receipt.fingerprint) {
    throw new DomainError('RULE_VIOLATED', 'messaging.idempotency-key.reused', {}, 'Idempotency-Key');
  }
  return { response: stored.response };
}
