import type { Inbox } from '@ducha/contracts';
import { hasNew, isNew } from './inbox-news.js';

const seen = '2026-03-02T01:00:00.000Z';
const inboxOf = (...since: string[]) =>
  ({ groups: [{ rows: since.map((at) => ({ since: at })) }] }) as unknown as Inbox;

describe('isNew', () => {
  it.each([
    ['2026-03-02T01:00:01.000Z', seen, true],
    ['2026-03-02T09:00:01.000+08:00', seen, true],
    [seen, seen, false],
    ['2026-03-01T01:00:00.000Z', seen, false],
    ['2026-03-03T01:00:00.000Z', null, false],
  ] as const)('says of what waits since %s, last seen %s: %s', (since, lastSeen, expected) =>
    expect(isNew({ since }, lastSeen)).toBe(expected),
  );
});

describe('hasNew', () => {
  it('is true where one row is', () =>
    expect(hasNew(inboxOf('2026-03-01T01:00:00Z', '2026-03-03T01:00:00Z'), seen)).toBe(true));
  it('is false without rows and before they are read', () => {
    expect(hasNew(inboxOf(), seen)).toBe(false);
    expect(hasNew(undefined, seen)).toBe(false);
  });
});
