import type { ServiceStatus } from '@ducha/contracts';
import type { ServiceName, ServiceState } from './status.api.js';

export const findingKinds = [
  'UNREACHABLE',
  'NOT_READY',
  'DEAD_LETTERS',
  'DIFFERS',
  'RECONCILIATION_FAILED',
  'MONTH_MISSING',
  'STRAY_EVENTS',
  'SYNC_OFF',
  'OUTBOX_OLD',
  'CONSUMER_BEHIND',
  'POOL_FULL',
  'RECONCILIATION_OLD',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** What fills the sentence of a kind. */
export interface FindingParams {
  name?: string;
  reason?: string;
  months?: string;
  count?: number;
  events?: number;
  aggregates?: number;
  seconds?: number;
  hours?: number;
}

/** Something an administrator has to know of; `FAULT`: something is not done or not kept as it has to be. */
export interface Finding {
  service: ServiceName;
  kind: FindingKind;
  severity: 'FAULT' | 'ATTENTION';
  params: FindingParams;
}

/** From here on a waiting event or message is more than the pause between two looks. */
const limits = { outboxSeconds: 60, pending: 1_000, reconciliationHours: 48 };

/** What is out of order, the gravest first. */
export function findingsOf(states: readonly ServiceState[], now: Date): Finding[] {
  const found = states.flatMap(({ service, status }) =>
    status === undefined
      ? [{ service, kind: 'UNREACHABLE', severity: 'FAULT', params: {} } satisfies Finding]
      : [...faultsOf(status), ...attentionsOf(status, now)].map((finding) => ({ service, ...finding })),
  );
  return [...found].sort((a, b) => findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind));
}

type Found = Omit<Finding, 'service'>;

const fault = (isThere: boolean, kind: FindingKind, params: FindingParams = {}): Found[] =>
  isThere ? [{ kind, severity: 'FAULT', params }] : [];
const attention = (isThere: boolean, kind: FindingKind, params: FindingParams = {}): Found[] =>
  isThere ? [{ kind, severity: 'ATTENTION', params }] : [];

function faultsOf({ checks, messaging, eventLog, reconciliation }: ServiceStatus): Found[] {
  const { events, aggregates } = messaging.deadLetters;
  const last = reconciliation.last;
  const differences = last?.differences.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return [
    ...checks.filter(({ isOk }) => !isOk).flatMap(({ name, reason }) => fault(true, 'NOT_READY', { name, reason })),
    ...fault(events > 0, 'DEAD_LETTERS', { events, aggregates }),
    ...fault(last?.outcome === 'DIFFERS', 'DIFFERS', { count: differences }),
    ...fault(last?.outcome === 'FAILED', 'RECONCILIATION_FAILED', { reason: last?.error ?? '' }),
    ...fault(eventLog.missingMonths.length > 0, 'MONTH_MISSING', { months: eventLog.missingMonths.join('、') }),
    ...fault(eventLog.strayEvents > 0, 'STRAY_EVENTS', { count: eventLog.strayEvents }),
    ...fault(messaging.isSyncAlways === false, 'SYNC_OFF'),
  ];
}

function attentionsOf({ messaging, pool, reconciliation }: ServiceStatus, now: Date): Found[] {
  const { outbox, consumers } = messaging;
  const finishedAt = reconciliation.last?.finishedAt;
  const hours = finishedAt ? Math.floor((now.getTime() - new Date(finishedAt).getTime()) / 3_600_000) : 0;
  return [
    ...attention(outbox.count > 0 && outbox.oldestAgeSeconds > limits.outboxSeconds, 'OUTBOX_OLD', {
      count: outbox.count,
      seconds: Math.round(outbox.oldestAgeSeconds),
    }),
    ...consumers.flatMap(({ name, pending }) =>
      attention((pending ?? 0) > limits.pending, 'CONSUMER_BEHIND', { name, count: pending ?? 0 }),
    ),
    ...attention(pool.waiting > 0, 'POOL_FULL', { count: pool.waiting }),
    ...attention(hours > limits.reconciliationHours, 'RECONCILIATION_OLD', { hours }),
  ];
}
