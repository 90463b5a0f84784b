import { endOfDay, lastDayOf, todayIn } from './due-day.js';

describe('the day of a limit', () => {
  it('ends with the midnight after it', () => expect(endOfDay('2026-03-20')).toBe('2026-03-20T16:00:00.000Z'));

  it('is the day before where the limit is a midnight', () =>
    expect(lastDayOf('2026-03-20T16:00:00.000Z')).toBe('2026-03-20'));

  it('is its own day where the limit is within the day', () =>
    expect(lastDayOf('2026-03-20T10:00:00.000Z')).toBe('2026-03-20'));

  it.each(['2024-02-29', '2026-12-31', '2027-01-01'])('%s comes back as it went', (day) =>
    expect(lastDayOf(endOfDay(day))).toBe(day),
  );

  it.each(['', '2026-3', 'abc'])('of %j is nothing', (text) => expect(endOfDay(text)).toBe(''));

  it('turns at midnight in Shanghai', () => {
    expect(todayIn(new Date('2026-03-20T15:59:59Z'))).toBe('2026-03-20');
    expect(todayIn(new Date('2026-03-20T16:00:00Z'))).toBe('2026-03-21');
  });
});
