import type { EntityManager } from 'typeorm';
import { shardOf } from '../relay/shards.js';
import type { PendingEvent } from './tx.js';

/** The receipt to complete in the same statement as the events. */
export interface ReceiptResponse {
  personId: string;
  key: string;
  /** JSON text of the command's result. */
  response: string;
}

const COLUMNS = 9;

const rowPlaceholders = (index: number): string => {
  const p = (column: number) => `$${index * COLUMNS + column}`;
  return `(${p(1)}::uuid, ${p(2)}::smallint, ${p(3)}, ${p(4)}, ${p(5)}, ${p(6)}::int, ${p(7)}::jsonb, ${p(8)}, ${p(9)}::jsonb)`;
};

/**
 * Writes the events of one transaction to `event_log` and `outbox`, and the response into its receipt, in one statement.
 * The payload is written once; the outbox row only points at it. Positions follow the order of emission.
 */
export async function writeEvents(
  manager: EntityManager,
  now: Date,
  events: PendingEvent[],
  receipt: ReceiptResponse | null,
): Promise<void> {
  if (events.length === 0 && !receipt) return;
  const parameters: unknown[] = events.flatMap((event) => [
    event.id,
    shardOf(event.aggregateId),
    event.type,
    event.aggregateType,
    event.aggregateId,
    event.aggregateVersion,
    event.actor && JSON.stringify(event.actor),
    event.traceparent,
    JSON.stringify(event.data),
  ]);
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;

  const parts: string[] = [];
  if (events.length > 0) {
    const instant = `${parameter(now)}::timestamptz`;
    parts.push(
      `incoming AS MATERIALIZED (
         SELECT nextval('event_position_seq') AS position, ${instant} AS occurred_at, e.*
           FROM (VALUES ${events.map((_, index) => rowPlaceholders(index)).join(', ')})
             AS e (id, shard, type, aggregate_type, aggregate_id, aggregate_version, actor, traceparent, data))`,
      `logged AS (
         INSERT INTO event_log (position, occurred_at, id, type, aggregate_type, aggregate_id, aggregate_version, actor, traceparent, data)
         SELECT position, occurred_at, id, type, aggregate_type, aggregate_id, aggregate_version, actor, traceparent, data FROM incoming)`,
      `queued AS (
         INSERT INTO outbox (id, shard, occurred_at, aggregate_id, aggregate_version)
         SELECT position, shard, occurred_at, aggregate_id, aggregate_version FROM incoming)`,
    );
  }
  if (receipt) {
    parts.push(
      `answered AS (UPDATE command_receipt SET response = ${parameter(receipt.response)}::json
                     WHERE person_id = ${parameter(receipt.personId)} AND key = ${parameter(receipt.key)})`,
    );
  }
  await manager.query(`WITH ${parts.join(', ')} SELECT 1`, parameters);
}
