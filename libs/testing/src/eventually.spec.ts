import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

describe('eventually', () => {
  it('returns the first truthy value', async () => {
    const values = [null, 0, 'ready'];
    expect(await eventually(async () => values.shift(), { interval: 1 })).toBe('ready');
  });

  it('accepts a block of expectations that has stopped throwing', async () => {
    let attempts = 0;
    await eventually(() => void expect((attempts += 1)).toBeGreaterThan(2), { interval: 1 });
    expect(attempts).toBe(3);
  });

  it('fails at the deadline with the last error', async () => {
    let attempts = 0;
    const probe = async () => Promise.reject(new Error(`attempt ${(attempts += 1) > 0}`));
    await expect(eventually(probe, { timeout: 20, interval: 5 })).rejects.toThrow('attempt true');
  });

  it('fails at the deadline naming what was awaited', async () => {
    await expect(eventually(async () => 0, { timeout: 5, interval: 1, what: 'the lamp' })).rejects.toThrow(
      'the lamp did not hold within 5 ms',
    );
  });
});
