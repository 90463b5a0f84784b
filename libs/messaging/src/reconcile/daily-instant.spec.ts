import { describe, expect, it } from '@jest/globals';
import { dailyInstants } from './daily-instant.js';

describe('dailyInstants', () => {
  it.each([
    ['just before it', '2026-11-26T02:29:59+08:00', '2026-11-25T02:30:00+08:00'],
    ['at it', '2026-11-26T02:30:00+08:00', '2026-11-26T02:30:00+08:00'],
    [
      'on the same day of Shanghai while it is yesterday in UTC',
      '2026-11-26T07:00:00+08:00',
      '2026-11-26T02:30:00+08:00',
    ],
    ['late in the evening', '2026-12-31T23:59:59+08:00', '2026-12-31T02:30:00+08:00'],
  ])('finds the latest %s, and the next a day later', (_case, now, last) => {
    const found = dailyInstants('02:30', new Date(now));
    expect(found.last).toEqual(new Date(last));
    expect(found.next.getTime() - found.last.getTime()).toBe(86_400_000);
  });
});
