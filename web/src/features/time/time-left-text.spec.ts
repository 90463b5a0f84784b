import { workCalendar } from '@ducha/calendar';
import type { TFunction } from 'i18next';
import { timeLeftText, type Timed } from './time-left-text.js';

const calendar = workCalendar([]);
const t = ((key: string, values?: { days: number }) => `${key} ${values?.days ?? ''}`.trim()) as unknown as TFunction;
const endOfFriday = '2026-11-27T16:00:00.000Z';
const row = (change: Partial<Timed> = {}): Timed => ({
  lamp: 'GREEN',
  nextDueAt: endOfFriday,
  nextDueCountedIn: 'WORKING_DAYS',
  clockStoppedAt: null,
  ...change,
});
const inDays = { nextDueCountedIn: 'CALENDAR_DAYS' } as const;

describe('timeLeftText', () => {
  it.each([
    ['working days left', row(), '2026-11-20T02:00:00.000Z', 'timeLeft.WORKING_DAYS.left 5'],
    ['days left', row(inDays), '2026-11-20T02:00:00.000Z', 'timeLeft.CALENDAR_DAYS.left 7'],
    [
      'days where no count is named',
      row({ nextDueCountedIn: undefined }),
      '2026-11-26T02:00:00.000Z',
      'timeLeft.CALENDAR_DAYS.left 1',
    ],
    ['the last day', row(), '2026-11-27T02:00:00.000Z', 'timeLeft.today'],
    [
      'days off alone',
      row({ nextDueAt: '2026-11-29T16:00:00.000Z' }),
      '2026-11-27T02:00:00.000Z',
      'timeLeft.leftShort',
    ],
    ['working days over', row(), '2026-12-01T02:00:00.000Z', 'timeLeft.WORKING_DAYS.over 2'],
    ['days over', row(inDays), '2026-12-01T02:00:00.000Z', 'timeLeft.CALENDAR_DAYS.over 4'],
    ['over by a weekend', row(), '2026-11-28T02:00:00.000Z', 'timeLeft.WORKING_DAYS.overShort'],
    ['a clock that stands still', row({ clockStoppedAt: '2026-11-20T02:00:00.000Z' }), endOfFriday, 'timeLeft.stopped'],
    [
      'a clock that stopped late',
      row({ clockStoppedAt: '2026-11-30T02:00:00.000Z' }),
      '2026-12-30T02:00:00.000Z',
      'timeLeft.WORKING_DAYS.over 1',
    ],
    ['nothing of what is over', row({ lamp: 'DONE' }), '2026-12-01T02:00:00.000Z', ''],
  ])('says %s', (_name, timed, now, expected) =>
    expect(timeLeftText(t, timed, calendar, new Date(now))).toBe(expected),
  );

  it('waits for the calendar of the server', () => expect(timeLeftText(t, row(), undefined, new Date())).toBe(''));
});
