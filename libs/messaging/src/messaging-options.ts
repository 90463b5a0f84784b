import type { Context } from '@ducha/contracts';

export interface Subscription {
  /** Producing context. */
  context: Context;
  /** Aggregate types to receive, such as `item`; every event of them is delivered so that versions have no gaps. */
  aggregates: string[];
}

/** A table whose rows are compared with the events they come from; each has a `version`, the aggregate's as of its latest event. */
export interface ComparedTable {
  table: string;
  /** Aggregate type: of this service for its own rows, of a subscription for a read model. */
  aggregate: string;
  /** Column with the aggregate's uuid; `id` unless given. */
  idColumn?: string;
  /** False for a read model that keeps some events only, so that its version may be lower. Default true. */
  keepsEveryVersion?: boolean;
  /**
   * Column by whose values rows are counted and compared, such as `status`: what an owner's table holds with what a read model holds.
   * Only where both sides give it.
   */
  countedBy?: string;
}

export interface MessagingOptions {
  /** Name of this service, such as `tracking`; part of its durable consumers' names. */
  service: string;
  /** The context this service produces events for; null where it only consumes. */
  publishes: Context | null;
  subscribes: Subscription[];
  /** Tables emptied by a rebuild: everything that is derived from events alone. */
  projectionTables: string[];
  /** Compared by the nightly reconciliation. */
  comparedTables?: ComparedTable[];
  /** Time of day in Asia/Shanghai of the nightly reconciliation, such as `02:30`; null for none. Default null. */
  reconcileAt?: string | null;
  /** How long a copy may stand back before it counts as a difference. Default 30 000 ms. */
  reconcilePatienceMs?: number;
  /** Whether a rebuild makes the projection tables beside those in use and exchanges them; no other table may refer to them. Default false. */
  rebuildsBeside?: boolean;
  natsUrl: string;
  /** First token of every subject, so that several platforms can share one NATS server. */
  namespace: string;
  /** Copies of each stream in a NATS cluster; 1 unless given. */
  replicas?: number;
  /** Base URL of a NATS monitoring endpoint, such as `http://nats:8222`; tells whether JetStream syncs always. */
  natsMonitorUrl?: string;
  /** Events handled at the same time, each of another aggregate; keep it below the size of the database pool. Default 8. */
  concurrency?: number;
  /** Failed attempts after which an event goes to `dead_letter`. Default 8. */
  maxDeliveries?: number;
  /** First pause after a failed attempt, doubled each time up to 10 s. Default 100 ms. */
  retryDelayMs?: number;
  /**
   * How long JetStream waits for an acknowledgement or heartbeat before it delivers again; so long the events a killed process
   * was working on lie still. Default 10 000 ms.
   */
  ackWaitMs?: number;
  /** Messages delivered and not yet acknowledged, per consumer. Default 512; folds want at least two batches. */
  maxAckPending?: number;
  /** Events that folds take in one transaction. Default 2,000. */
  batchSize?: number;
  /** Time for running handlers and the last relay round at shutdown. Default 10 000 ms. */
  drainTimeoutMs?: number;
  /** How long a relay instance owns its outbox shards without renewing. Default 10 000 ms. */
  leaseMs?: number;
  /**
   * Age at which events leave the stream; they stay in the event log for good. A consumer that was away longer catches up from
   * there. Default 90 days.
   */
  streamMaxAgeDays?: number;
  /** Age at which receipts of commands are forgotten: a client that repeats a command later means a new one. Default 30 days. */
  receiptDays?: number;
}

export type ResolvedMessagingOptions = Required<Omit<MessagingOptions, 'natsMonitorUrl'>> & {
  natsMonitorUrl: string | null;
};

/** Injection token of the resolved options. */
export const MESSAGING_OPTIONS = Symbol('MESSAGING_OPTIONS');

export const resolveOptions = (options: MessagingOptions): ResolvedMessagingOptions => ({
  ...options,
  comparedTables: options.comparedTables ?? [],
  reconcileAt: options.reconcileAt ?? null,
  reconcilePatienceMs: options.reconcilePatienceMs ?? 30_000,
  replicas: options.replicas ?? 1,
  natsMonitorUrl: options.natsMonitorUrl ?? null,
  concurrency: options.concurrency ?? 8,
  maxDeliveries: options.maxDeliveries ?? 8,
  retryDelayMs: options.retryDelayMs ?? 100,
  ackWaitMs: options.ackWaitMs ?? 10_000,
  maxAckPending: options.maxAckPending ?? 512,
  rebuildsBeside: options.rebuildsBeside ?? false,
  batchSize: options.batchSize ?? 2_000,
  drainTimeoutMs: options.drainTimeoutMs ?? 10_000,
  leaseMs: options.leaseMs ?? 10_000,
  streamMaxAgeDays: options.streamMaxAgeDays ?? 90,
  receiptDays: options.receiptDays ?? 30,
});
