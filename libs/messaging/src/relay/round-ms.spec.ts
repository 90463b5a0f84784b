import { describe, expect, it } from '@jest/globals';
import { roundMs } from './round-ms.js';

describe('roundMs', () => {
  it.each([
    ['the first event after a pause', 0, 10],
    ['a few people', 15, 10],
    ['a busy hour', 60, 30],
    ['a month end', 1_000, 100],
  ])('lies within what nobody notices for %s', (_case, eventsPerSecond, ms) => {
    expect(roundMs(eventsPerSecond)).toBe(ms);
  });
});
