import { describe, expect, it } from '@jest/globals';
import { gatheringMs } from './gathering-ms.js';

describe('gatheringMs', () => {
  it.each([
    ['the first event after a pause', 0, 0],
    ['a few people', 10, 2],
    ['a busy hour', 60, 72],
    ['a month end', 1_000, 200],
  ])('lies within what nobody notices for %s', (_case, eventsPerSecond, ms) => {
    expect(gatheringMs(eventsPerSecond)).toBe(ms);
  });
});
