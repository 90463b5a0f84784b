import { z } from 'zod';
import { Instant } from '../scalars.js';

const Count = z.int().nonnegative();

/**
 * What a reconciliation can find. `ROW_…`: the service's own rows against its event log; `LOG_…`: the log in itself;
 * `STREAM_…`: the log against NATS; `COPY_…`: what the service has applied against the producer's log; `MODEL_…`: its read models.
 */
export const DifferenceKind = z.enum([
  /** The log knows an aggregate that has no row. */
  'ROW_MISSING',
  /** A row stands at another version than the log's latest event. */
  'ROW_VERSION',
  /** A row without any event. */
  'ROW_UNKNOWN',
  /** Versions of an aggregate in the log are not 1, 2, 3 … without gap and repeat. */
  'LOG_GAP',
  /** Published long ago by the log, but not on the stream. */
  'STREAM_MISSING',
  /** On the stream, but not in the log. */
  'STREAM_UNKNOWN',
  /** Events the producer logged long ago were not applied here. */
  'COPY_BEHIND',
  /** Behind because an event was set aside and its aggregate waits for it. */
  'COPY_PARKED',
  /** More was applied here than the producer's log holds: its database was restored to an earlier moment. */
  'COPY_AHEAD',
  /** Applied here, unknown to the producer. */
  'COPY_UNKNOWN',
  /** Applied, but its row in a read model is missing. */
  'MODEL_MISSING',
  /** A row of a read model at another version than what was applied. */
  'MODEL_VERSION',
  /** A row of a read model that nothing applied accounts for. */
  'MODEL_UNKNOWN',
  /** A stored number differs from the count over the rows. */
  'MODEL_COUNT',
]);
export type DifferenceKind = z.infer<typeof DifferenceKind>;

export const ReconciliationDifference = z.object({
  kind: DifferenceKind,
  /** What was compared: a table such as `assignment_row`, a consumer such as `reporting__intake`, or a stream. */
  subject: z.string(),
  count: z.int().positive(),
  /** Aggregate or event ids, the first twenty. */
  ids: z.array(z.string()).max(20),
});
export type ReconciliationDifference = z.infer<typeof ReconciliationDifference>;

/** One comparison of everything a service keeps with where it came from. */
export const ReconciliationRun = z.object({
  id: z.uuid(),
  trigger: z.enum(['NIGHTLY', 'ON_DEMAND']),
  startedAt: Instant,
  /** Null while it runs. */
  finishedAt: Instant.nullable(),
  durationMs: Count.nullable(),
  /** FAILED: it could not be carried out, so nothing is known; `error` says why. */
  outcome: z.enum(['RUNNING', 'AGREES', 'DIFFERS', 'FAILED']),
  /** How many aggregates, events or rows were compared. */
  checked: z.array(z.object({ subject: z.string(), count: Count })),
  /** One per kind and subject; empty where everything agrees. */
  differences: z.array(ReconciliationDifference),
  error: z.string().nullable(),
});
export type ReconciliationRun = z.infer<typeof ReconciliationRun>;

export const ReconciliationStatus = z.object({
  /** The latest run, one under way included; null before the first. */
  last: ReconciliationRun.nullable(),
  /** When the next nightly run is due; null where they are switched off. */
  nextAt: Instant.nullable(),
});
export type ReconciliationStatus = z.infer<typeof ReconciliationStatus>;

/** How the event log stands: months as `2026-11`, cut in UTC. */
export const EventLogStatus = z.object({
  /** Months that have a partition, the oldest first. */
  months: z.array(z.string()),
  /** Months from the oldest to three ahead without one: detached, or not created in time. An alarm where it is not empty. */
  missingMonths: z.array(z.string()),
  /** Events in the default partition, which takes what has no month: an alarm above zero. */
  strayEvents: Count,
});
export type EventLogStatus = z.infer<typeof EventLogStatus>;

/** `GET /api/<service>/status`: what operators look at before they open the logs. */
export const ServiceStatus = z.object({
  service: z.string(),
  profile: z.string(),
  /** The conditions of readiness; `reason` is empty where one holds. */
  checks: z.array(z.object({ name: z.string(), isOk: z.boolean(), reason: z.string() })),
  messaging: z.object({
    isConnected: z.boolean(),
    serverVersion: z.string().nullable(),
    outbox: z.object({ count: Count, oldestAgeSeconds: z.number() }),
    /** `pending`: on the stream, not delivered; `ackPending`: delivered, not acknowledged; null while NATS cannot be asked. */
    consumers: z.array(z.object({ name: z.string(), pending: Count.nullable(), ackPending: Count.nullable() })),
    deadLetters: z.object({ events: Count, aggregates: Count }),
    isSyncAlways: z.boolean().nullable(),
  }),
  pool: z.object({ total: Count, idle: Count, waiting: Count }),
  eventLog: EventLogStatus,
  reconciliation: ReconciliationStatus,
});
export type ServiceStatus = z.infer<typeof ServiceStatus>;
