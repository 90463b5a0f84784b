import { describe, expect, it } from '@jest/globals';
import { backoffMs, within } from './pacing.js';

describe('backoffMs', () => {
  it.each([
    { failures: 1, random: 0, expected: 50 },
    { failures: 1, random: 0.999, expected: 100 },
    { failures: 3, random: 0, expected: 200 },
    { failures: 3, random: 0.999, expected: 400 },
    { failures: 30, random: 0.999, expected: 1_000 },
    { failures: 0, random: 0, expected: 50 },
  ])('pauses $expected ms after $failures failures with chance $random', ({ failures, random, expected }) => {
    expect(backoffMs(failures, 100, 1_000, random)).toBe(expected);
  });
});

describe('within', () => {
  it('answers true for work that ends in time, failing or not', async () => {
    expect(await within(1_000, Promise.resolve())).toBe(true);
    expect(await within(1_000, Promise.reject(new Error('its own affair')))).toBe(true);
  });

  it('answers false once the time is over', async () => {
    expect(await within(5, new Promise(() => undefined))).toBe(false);
  });
});
