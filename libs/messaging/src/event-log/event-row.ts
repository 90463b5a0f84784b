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

/** `EventRow` with what is JSON in the database as its text. */
export type EventTextRow = Omit<EventRow, 'actor' | 'data'> & { actor: string | null; data: string };

export const EVENT_TEXT_COLUMNS = EVENT_COLUMNS.replace('e.actor', 'e.actor::text').replace('e.data', 'e.data::text');

/** The envelope with its position as JSON. What the database has as JSON is taken as it is: reading and writing it again cost more than the rest. */
export const toText = (row: EventTextRow): string => {
  const { position, id, type, aggregate_type, aggregate_id, aggregate_version, occurred_at, traceparent } = row;
  const known = JSON.stringify({
    position,
    id,
    type,
    aggregateType: aggregate_type,
    aggregateId: aggregate_id,
    aggregateVersion: aggregate_version,
    occurredAt: occurred_at.toISOString(),
    ...(traceparent && { traceparent }),
  });
  return `${known.slice(0, -1)},"actor":${row.actor ?? 'null'},"data":${row.data}}`;
};
