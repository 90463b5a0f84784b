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

/** `position`: place in the producer's event log, a bigint in text; grows with each commit of an aggregate. */
export type LoggedEvent = EventEnvelope & { position: string };

/** By hand: a schema of the ten fields makes each of a million envelopes anew and takes several times as long. */
function isLoggedEvent(value: unknown): value is LoggedEvent {
  const { actor, traceparent, aggregateVersion, ...event } = (value ?? {}) as Partial<Record<string, unknown>>;
  return (
    ['position', 'id', 'type', 'aggregateType', 'aggregateId', 'occurredAt'].every(
      (name) => typeof event[name] === 'string',
    ) &&
    Number.isInteger(aggregateVersion) &&
    (aggregateVersion as number) > 0 &&
    (actor === null || Actor.safeParse(actor).success) &&
    (traceparent === undefined || typeof traceparent === 'string')
  );
}

export const EventLogPage = z.object({
  events: z.array(z.custom<LoggedEvent>(isLoggedEvent, 'is no event')),
  /** Whether more events follow: pages are bounded by the size of a NATS message. */
  hasMore: z.boolean(),
  /** Highest position in the log when the page was read; '0' for an empty log. */
  lastPosition: z.string(),
});
export type EventLogPage = z.infer<typeof EventLogPage>;
/** A page whose events are JSON texts. */
export type EventTexts = Omit<EventLogPage, 'events'> & { events: string[] };

export const AggregateVersion = z.object({ id: z.string(), type: z.string(), version: z.int().positive() });
export type AggregateVersion = z.infer<typeof AggregateVersion>;

export const VersionsPage = z.object({ aggregates: z.array(AggregateVersion), hasMore: z.boolean() });
export type VersionsPage = z.infer<typeof VersionsPage>;

/** Rows of the producer by the value they are counted by; null where it does not count this type. */
export const RowCounts = z.object({ counts: z.record(z.string(), z.int().nonnegative()).nullable() });
export type RowCounts = z.infer<typeof RowCounts>;
