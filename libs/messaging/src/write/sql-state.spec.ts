import { describe, expect, it } from '@jest/globals';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { isOutage, isRetryable, violatedConstraint } from './sql-state.js';

const driverError = (fields: Record<string, string>) => Object.assign(new Error('driver'), fields);
const wrapped = (fields: Record<string, string>) => new QueryFailedError('SELECT 1', [], driverError(fields));

describe('isOutage', () => {
  it.each([
    { name: 'an administrator ending the connection', error: wrapped({ code: '57P01' }), expected: true },
    { name: 'a starting server', error: driverError({ code: '57P03' }), expected: true },
    { name: 'too many connections', error: wrapped({ code: '53300' }), expected: true },
    { name: 'a refused connection', error: driverError({ code: 'ECONNREFUSED' }), expected: true },
    { name: 'a connection lost between two queries', error: new QueryRunnerAlreadyReleasedError(), expected: true },
    {
      name: 'a connection lost before the next query of its manager',
      error: new QueryRunnerProviderAlreadyReleasedError(),
      expected: true,
    },
    { name: 'a lost connection without code', error: new Error('Connection terminated unexpectedly'), expected: true },
    {
      name: 'an outage as cause',
      error: new Error('not saved', { cause: wrapped({ code: '08006' }) }),
      expected: true,
    },
    { name: 'a statement timeout', error: wrapped({ code: '57014' }), expected: false },
    { name: 'a violated constraint', error: wrapped({ code: '23505' }), expected: false },
    { name: 'a bug', error: new TypeError('x is undefined'), expected: false },
    { name: 'something thrown that is no error', error: 'nonsense', expected: false },
  ])('answers $expected for $name', ({ error, expected }) => {
    expect(isOutage(error)).toBe(expected);
  });
});

describe('isRetryable', () => {
  it.each([
    { code: '40001', expected: true },
    { code: '40P01', expected: true },
    { code: '23505', expected: false },
  ])('answers $expected for SQLSTATE $code', ({ code, expected }) => {
    expect(isRetryable(wrapped({ code }))).toBe(expected);
  });
});

describe('violatedConstraint', () => {
  it('names the constraint of a unique violation and of nothing else', () => {
    expect(violatedConstraint(wrapped({ code: '23505', constraint: 'outbox_aggregate_version_key' }))).toBe(
      'outbox_aggregate_version_key',
    );
    expect(violatedConstraint(wrapped({ code: '23514', constraint: 'positive' }))).toBeUndefined();
  });
});
