import { dayAfter, dueWithin } from './due-within.js';

describe('dueWithin', () => {
  it.each([
    [
      'a day before the limit ends with its midnight',
      '2026-03-19',
      '2026-03-20T16:00:00.000Z',
      '2026-03-19T16:00:00.000Z',
    ],
    ['the last day ends with the limit', '2026-03-20', '2026-03-20T16:00:00.000Z', '2026-03-20T16:00:00.000Z'],
    ['the last day ends with a limit within it', '2026-03-20', '2026-03-20T10:00:00+00:00', '2026-03-20T10:00:00.000Z'],
    ['without a limit a day ends with its midnight', '2026-03-20', null, '2026-03-20T16:00:00.000Z'],
    ['no day is no date', '', '2026-03-20T16:00:00.000Z', ''],
  ])('%s', (_name, day, limit, expected) => expect(dueWithin(day, limit)).toBe(expected));
});

describe('dayAfter', () => {
  it.each([
    ['2026-03-20T16:00:00.000Z', '2026-03-21'],
    ['2026-03-20T10:00:00.000Z', '2026-03-21'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ])('of %s is %s', (due, expected) => expect(dayAfter(due)).toBe(expected));
});
