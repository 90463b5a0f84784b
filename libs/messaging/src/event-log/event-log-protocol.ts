import { Actor } from '@ducha/contracts';
import type { EventEnvelope } from '@ducha/contracts';
import { z } from 'zod';

/**
 * Events of one aggregate from one version to another, both included; all events after a position of the log; the latest versions
 * of aggregates, in the order of their ids or of the given ones; how many rows the producer has of a type, by status.
 */
export const EventLogRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('AGGREGATE'),
    aggregateId: z.string().min(1).max(200),
    fromVersion: z.int().positive(),
    toVersion: z.int().positive(),
  }),
  z.strictObject({
    kind: z.literal('PAGE'),
    aggregateTypes: z.array(z.string()).min(1).max(50),
    /** bigint in text; '0' for the start. */
    afterPosition: z.string().regex(/^\d{1,19}$/),
  }),
  z.strictObject({
    kind: z.literal('VERSIONS'),
    aggregateTypes: z.array(z.string()).min(1).max(50),
    /** '' for the start. */
    afterId: z.string().max(200),
  }),
  z.strictObject({
    kind: z.literal('VERSIONS_OF'),
    aggregateIds: z.array(z.string().min(1).max(200)).min(1).max(1_000),
  }),
  z.strictObject({ kind: z.literal('COUNTS'), aggregateType: z.string().min(1).max(200) }),
]);
export type EventLogRequest = z.infer<typeof EventLogRequest>;

const LoggedEvent = z.object({
  /** Place in the producer's event log, a bigint in text; grows with each commit of an aggregate. */
  position: z.string(),
  id: z.string(),
  type: z.string(),
  aggregateType: z.string(),
  aggregateId: z.string(),
  aggregateVersion: z.int().positive(),
  occurredAt: z.string(),
  actor: Actor.nullable(),
  traceparent: z.string().optional(),
  data: z.unknown(),
});
export type LoggedEvent = EventEnvelope & { position: string };

export const EventLogPage = z.object({
  events: z.array(LoggedEvent),
  /** Whether more events follow: pages are bounded by the size of a NATS message. */
  hasMore: z.boolean(),
  /** Highest position in the log when the page was read; '0' for an empty log. */
  lastPosition: z.string(),
});
export type EventLogPage = z.infer<typeof EventLogPage>;

export const AggregateVersion = z.object({ id: z.string(), type: z.string(), version: z.int().positive() });
export type AggregateVersion = z.infer<typeof AggregateVersion>;

export const VersionsPage = z.object({ aggregates: z.array(AggregateVersion), hasMore: z.boolean() });
export type VersionsPage = z.infer<typeof VersionsPage>;

/** Rows of the producer by the value they are counted by; null where it does not count this type. */
export const RowCounts = z.object({ counts: z.record(z.string(), z.int().nonnegative()).nullable() });
export type RowCounts = z.infer<typeof RowCounts>;
