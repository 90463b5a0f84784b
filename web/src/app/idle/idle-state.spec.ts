import { idleState } from './idle-state.js';

const minute = 60_000;

describe('idleState', () => {
  it.each([
    { name: 'just used', idle: 0, expected: { kind: 'ACTIVE' } },
    { name: 'before the warning', idle: 29 * minute - 1, expected: { kind: 'ACTIVE' } },
    { name: 'as the warning begins', idle: 29 * minute, expected: { kind: 'WARNING', secondsLeft: 60 } },
    { name: 'in its last second', idle: 30 * minute - 1, expected: { kind: 'WARNING', secondsLeft: 1 } },
    { name: 'at the limit', idle: 30 * minute, expected: { kind: 'OVER' } },
    { name: 'after a night asleep', idle: 600 * minute, expected: { kind: 'OVER' } },
    { name: 'used in another tab whose clock is ahead', idle: -500, expected: { kind: 'ACTIVE' } },
  ])('is $expected.kind $name', ({ idle, expected }) =>
    expect(idleState(1_000_000, 1_000_000 + idle, 30 * minute)).toEqual(expected),
  );

  it('never ends where no limit is set', () =>
    expect(idleState(0, Number.MAX_SAFE_INTEGER, 0)).toEqual({ kind: 'ACTIVE' }));
});
