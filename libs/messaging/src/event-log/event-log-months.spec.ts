import { describe, expect, it } from '@jest/globals';
import { monthsBetween } from './event-log-months.js';

describe('monthsBetween', () => {
  it.each([
    [
      'over a year end',
      '2026-11',
      '2027-01-31T15:59:59Z',
      ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'],
    ],
    [
      'from this month where none is there',
      undefined,
      '2026-11-26T00:00:00Z',
      ['2026-11', '2026-12', '2027-01', '2027-02'],
    ],
    [
      'from this month where only later ones are there',
      '2027-01',
      '2026-11-26T00:00:00Z',
      ['2026-11', '2026-12', '2027-01', '2027-02'],
    ],
  ])('goes three months ahead %s', (_case, oldest, now, months) => {
    expect(monthsBetween(oldest, new Date(now))).toEqual(months);
  });
});
