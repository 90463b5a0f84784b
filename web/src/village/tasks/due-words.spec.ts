import { dueWords, lampNow } from './due-words.js';

/** A make-up Saturday and a holiday, as a notice would have them. */
const workDays = {
  national: [
    {
      year: 2026,
      document: '',
      exceptions: [
        { date: '2026-10-01', isWorkingDay: false, occasion: '国庆节' },
        { date: '2026-10-02', isWorkingDay: false, occasion: '国庆节' },
        { date: '2026-10-10', isWorkingDay: true, occasion: '国庆节' },
      ],
    },
  ],
  regional: [],
};
const row = (nextDueAt: string) => ({ lamp: 'GREEN' as const, nextDueAt, clockStoppedAt: null });

describe('how long is left', () => {
  const now = new Date('2026-09-29T02:00:00Z');
  it.each([
    { name: 'the next day', due: '2026-09-30T16:00:00Z', words: { kind: 'LEFT', workingDays: 1 } },
    { name: 'over a holiday', due: '2026-10-05T16:00:00Z', words: { kind: 'LEFT', workingDays: 2 } },
    { name: 'with a make-up Saturday', due: '2026-10-10T16:00:00Z', words: { kind: 'LEFT', workingDays: 7 } },
    { name: 'today', due: '2026-09-29T16:00:00Z', words: { kind: 'TODAY' } },
    { name: 'two days over', due: '2026-09-27T16:00:00Z', words: { kind: 'OVER', days: 2 } },
  ])('$name', ({ due, words }) => expect(dueWords(row(due), workDays, now)).toEqual(words));

  it('is not said while the clock stands still', () => {
    const stopped = { ...row('2026-09-30T16:00:00Z'), clockStoppedAt: '2026-09-28T02:00:00Z' };
    expect(dueWords(stopped, workDays, now)).toEqual({ kind: 'STOPPED' });
  });
});

describe('the lamp of a list that gets older', () => {
  const aged = { ...row('2026-09-30T16:00:00Z'), warnAt: '2026-09-28T16:00:00Z' };
  it.each([
    { at: '2026-09-28T15:59:59Z', lamp: 'GREEN' },
    { at: '2026-09-28T16:00:00Z', lamp: 'YELLOW' },
    { at: '2026-09-30T16:00:00Z', lamp: 'RED' },
  ])('is $lamp at $at', ({ at, lamp }) => expect(lampNow(aged, new Date(at))).toBe(lamp));

  it('stays as it was while the clock stands still', () => {
    const stopped = { ...aged, clockStoppedAt: '2026-09-28T02:00:00Z' };
    expect(lampNow(stopped, new Date('2026-10-30T00:00:00Z'))).toBe('GREEN');
  });
});
