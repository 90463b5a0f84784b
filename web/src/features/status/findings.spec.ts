import type { ServiceStatus } from '@ducha/contracts';
import { findingsOf } from './findings.js';

const now = new Date('2026-03-02T01:00:00Z');

const healthy: ServiceStatus = {
  service: 'intake',
  profile: 'production',
  checks: [{ name: 'database', isOk: true, reason: '' }],
  messaging: {
    isConnected: true,
    serverVersion: '2.12.1',
    outbox: { count: 3, oldestAgeSeconds: 0.4 },
    consumers: [{ name: 'intake__tracking', pending: 4, ackPending: 1 }],
    deadLetters: { events: 0, aggregates: 0 },
    isSyncAlways: true,
  },
  pool: { total: 10, idle: 4, waiting: 0 },
  eventLog: { months: ['2026-03'], missingMonths: [], strayEvents: 0 },
  reconciliation: { last: null, nextAt: null },
};
const run = {
  id: '0198c0de-0000-7000-8000-000000000001',
  trigger: 'NIGHTLY',
  startedAt: '2026-03-01T18:30:00Z',
  finishedAt: '2026-03-01T18:30:05Z',
  durationMs: 5_000,
  outcome: 'AGREES',
  checked: [],
  differences: [],
  error: null,
} as const;
const kindsOf = (change: Partial<ServiceStatus>) =>
  findingsOf([{ service: 'intake', status: { ...healthy, ...change } }], now).map(({ kind, severity }) => [
    kind,
    severity,
  ]);
const messaging = (change: Partial<ServiceStatus['messaging']>) => ({ messaging: { ...healthy.messaging, ...change } });
const last = (change: object) => ({ reconciliation: { last: { ...run, ...change }, nextAt: null } });

describe('findingsOf', () => {
  it('finds nothing in a healthy service', () => expect(kindsOf({})).toEqual([]));

  it('takes silence for the gravest', () =>
    expect(
      findingsOf(
        [
          { service: 'intake', status: { ...healthy, pool: { total: 10, idle: 0, waiting: 2 } } },
          { service: 'scoring', status: undefined },
        ],
        now,
      ).map(({ service, kind }) => [service, kind]),
    ).toEqual([
      ['scoring', 'UNREACHABLE'],
      ['intake', 'POOL_FULL'],
    ]));

  it.each([
    [
      'a condition of readiness that fails',
      { checks: [{ name: 'messaging', isOk: false, reason: 'no' }] },
      'NOT_READY',
      'FAULT',
    ],
    ['events set aside', messaging({ deadLetters: { events: 2, aggregates: 1 } }), 'DEAD_LETTERS', 'FAULT'],
    [
      'differences',
      last({ outcome: 'DIFFERS', differences: [{ kind: 'COPY_BEHIND', subject: 's', count: 2, ids: [] }] }),
      'DIFFERS',
      'FAULT',
    ],
    ['a reconciliation that failed', last({ outcome: 'FAILED', error: 'x' }), 'RECONCILIATION_FAILED', 'FAULT'],
    [
      'a month without partition',
      { eventLog: { ...healthy.eventLog, missingMonths: ['2026-04'] } },
      'MONTH_MISSING',
      'FAULT',
    ],
    ['events without a month', { eventLog: { ...healthy.eventLog, strayEvents: 1 } }, 'STRAY_EVENTS', 'FAULT'],
    ['a stream that is not synced', messaging({ isSyncAlways: false }), 'SYNC_OFF', 'FAULT'],
    ['an old outbox', messaging({ outbox: { count: 1, oldestAgeSeconds: 61 } }), 'OUTBOX_OLD', 'ATTENTION'],
    [
      'a consumer far behind',
      messaging({ consumers: [{ name: 'c', pending: 1_001, ackPending: 0 }] }),
      'CONSUMER_BEHIND',
      'ATTENTION',
    ],
    ['requests that wait for a connection', { pool: { total: 10, idle: 0, waiting: 1 } }, 'POOL_FULL', 'ATTENTION'],
    ['a reconciliation long ago', last({ finishedAt: '2026-02-27T00:00:00Z' }), 'RECONCILIATION_OLD', 'ATTENTION'],
  ] as const)('finds %s', (_name, change, kind, severity) =>
    expect(kindsOf(change as Partial<ServiceStatus>)).toEqual([[kind, severity]]),
  );

  it.each([
    [
      'what cannot be asked',
      messaging({ isSyncAlways: null, consumers: [{ name: 'c', pending: null, ackPending: null }] }),
    ],
    ['last night’s reconciliation', last({})],
    ['one under way', last({ outcome: 'RUNNING', finishedAt: null, durationMs: null })],
  ])('says nothing of %s', (_name, change) => expect(kindsOf(change as Partial<ServiceStatus>)).toEqual([]));
});
