import type { Actor, EventEnvelope } from '@ducha/contracts';

/** One row of `event_log` as the driver returns it; `position` is a bigint in text. */
export interface EventRow {
  position: string;
  id: string;
  type: string;
  aggregate_type: string;
  aggregate_id: string;
  aggregate_version: number;
  occurred_at: Date;
  actor: Actor | null;
  traceparent: string | null;
  data: unknown;
}

export const EVENT_COLUMNS =
  'e.position, e.id, e.type, e.aggregate_type, e.aggregate_id, e.aggregate_version, e.occurred_at, e.actor, e.traceparent, e.data';

export const toEnvelope = (row: EventRow): EventEnvelope => ({
  id: row.id,
  type: row.type,
  aggregateType: row.aggregate_type,
  aggregateId: row.aggregate_id,
  aggregateVersion: row.aggregate_version,
  occurredAt: row.occurred_at.toISOString(),
  actor: row.actor,
  ...(row.traceparent && { traceparent: row.traceparent }),
  data: row.data,
});
