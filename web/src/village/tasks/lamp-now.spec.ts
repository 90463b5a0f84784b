import { lampNow } from './lamp-now.js';

describe('the lamp of a list that gets older', () => {
  const aged = {
    lamp: 'GREEN' as const,
    nextDueAt: '2026-09-30T16:00:00Z',
    clockStoppedAt: null,
    warnAt: '2026-09-28T16:00:00Z',
  };
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
