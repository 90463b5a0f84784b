import { describe, expect, it } from '@jest/globals';
import { isAtLeast } from './nats-version.js';

describe('isAtLeast', () => {
  it.each([
    { version: '2.10.0', minimum: '2.10.0', expected: true },
    { version: '2.9.25', minimum: '2.10.0', expected: false },
    { version: '2.9.10-1+b3', minimum: '2.10.0', expected: false },
    { version: '2.10.27-1+b2', minimum: '2.10.0', expected: true },
    { version: '2.12.0-RC.1', minimum: '2.12.0', expected: true },
    { version: '3.0', minimum: '2.12.0', expected: true },
    { version: '', minimum: '2.10.0', expected: false },
  ])('$version against $minimum is $expected', ({ version, minimum, expected }) => {
    expect(isAtLeast(version, minimum)).toBe(expected);
  });
});
