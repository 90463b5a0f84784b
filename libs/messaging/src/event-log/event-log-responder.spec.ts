import { describe, expect, it } from '@jest/globals';
import type { EventLogPage } from './event-log-protocol.js';
import { fit as fitTexts } from './event-log-responder.js';

const fit = ({ events, ...page }: EventLogPage, maxBytes: number): string =>
  fitTexts({ ...page, events: events.map((event) => JSON.stringify(event)) }, maxBytes);

const page = (sizes: number[], hasMore = false): EventLogPage => ({
  events: sizes.map((size, index) => ({
    position: String(index + 1),
    id: `e${index + 1}`,
    type: 't',
    aggregateType: 'item',
    aggregateId: 'a',
    aggregateVersion: index + 1,
    occurredAt: '2026-03-02T01:00:00.000Z',
    actor: null,
    data: '字'.repeat(size),
  })),
  hasMore,
  lastPosition: '99',
});

describe('fit', () => {
  it('leaves a page that fits as it is', () => {
    expect(JSON.parse(fit(page([10, 10]), 10_000))).toEqual(page([10, 10]));
  });

  it('cuts a page to the bytes of one message and says that more follows', () => {
    const text = fit(page([1_000, 1_000, 1_000, 1_000]), 8_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8_000);
    const cut = JSON.parse(text) as EventLogPage;
    expect([cut.events.map(({ id }) => id), cut.hasMore]).toEqual([['e1', 'e2'], true]);
  });

  it('never answers an empty page for events that exist', () => {
    expect((JSON.parse(fit(page([5_000, 1]), 100)) as EventLogPage).events.map(({ id }) => id)).toEqual(['e1']);
  });
});
