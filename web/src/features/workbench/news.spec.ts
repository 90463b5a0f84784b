import type { Inbox, LedgerAssignment } from '@ducha/contracts';
import { newsSince } from './news.js';

const row = (id: string, over: Partial<LedgerAssignment>) =>
  ({
    id,
    itemTitle: `事项 ${id}`,
    unit: { id: '152900000000', name: '阿拉善盟行政公署' },
    deliveredAt: '2026-11-01T00:00:00.000Z',
    nextDueAt: '2026-11-01T00:00:00.000Z',
    submittedAt: null,
    ...over,
  }) as LedgerAssignment;

const inbox: Inbox = {
  groups: [
    {
      kind: 'RETURNED',
      count: 1,
      rows: [
        {
          kind: 'assignment',
          id: 'r',
          itemNo: null,
          title: '退回的',
          unit: { id: '152900000000', name: '阿拉善盟行政公署' },
          dueAt: null,
          lamp: null,
          since: '2026-11-20T03:00:00.000Z',
        },
      ],
      link: { ledger: 'assignments', query: {} },
    },
    { kind: 'OVERDUE', count: 0, rows: [], link: { ledger: 'assignments', query: {} } },
  ],
  total: 1,
  asOf: '2026-11-23T00:00:00.000Z',
};
const since = '2026-11-20T00:00:00.000Z';

describe('what changed since the last visit', () => {
  it('is told the latest first, each thing once', () =>
    expect(
      newsSince(since, {
        delivered: [row('a', { deliveredAt: '2026-11-20T01:00:00.000Z' })],
        overdue: [
          row('b', { nextDueAt: '2026-11-20T02:00:00.000Z' }),
          row('b', { nextDueAt: '2026-11-20T02:00:00.000Z' }),
        ],
        review: [row('c', { submittedAt: '2026-11-20T04:00:00+00:00' })],
        inbox,
      }).map(({ kind, target }) => `${kind} ${target.id}`),
    ).toEqual(['SUBMITTED c', 'RETURNED r', 'BECAME_OVERDUE b', 'DELIVERED a']));

  it('leaves out what was there before, and what was never submitted', () =>
    expect(
      newsSince(since, {
        delivered: [row('a', {})],
        overdue: [row('b', { nextDueAt: since })],
        review: [row('c', {})],
        inbox: undefined,
      }),
    ).toEqual([]));
});
