import { daysUpTo, dayInShanghai, startOfDay } from './shanghai-days.js';
import { trendOf } from './trend.js';

describe('daysUpTo', () => {
  it.each([
    {
      name: 'before midnight in Shanghai',
      at: '2026-03-01T15:59:59.999Z',
      days: ['2026-02-27', '2026-02-28', '2026-03-01'],
    },
    {
      name: 'at midnight in Shanghai',
      at: '2026-03-01T16:00:00.000Z',
      days: ['2026-02-28', '2026-03-01', '2026-03-02'],
    },
  ])('ends with the day $name', ({ at, days }) => {
    expect(daysUpTo(new Date(at), 3)).toEqual(days);
  });

  it('counts days from their first instant', () => {
    expect(startOfDay('2026-03-01').toISOString()).toBe('2026-02-28T16:00:00.000Z');
    expect(dayInShanghai(startOfDay('2026-03-01'))).toBe('2026-03-01');
  });
});

describe('trendOf', () => {
  const quiet = { delivered: 0, ended: 0, completed: 0, becameOverdue: 0 };

  it('carries what is open over days on which nothing happened', () => {
    const counts = [
      { ...quiet, day: '2026-03-01', delivered: 3, ended: 1, completed: 1 },
      { ...quiet, day: '2026-03-03', ended: 2, completed: 1, becameOverdue: 1 },
    ];
    expect(trendOf(['2026-03-01', '2026-03-02', '2026-03-03'], 10, counts)).toEqual([
      { day: '2026-03-01', delivered: 3, completed: 1, becameOverdue: 0, openAtEnd: 12 },
      { day: '2026-03-02', delivered: 0, completed: 0, becameOverdue: 0, openAtEnd: 12 },
      { day: '2026-03-03', delivered: 0, completed: 1, becameOverdue: 1, openAtEnd: 10 },
    ]);
  });
});
