import { DomainError } from '@ducha/contracts';
import { NotFoundException, PayloadTooLargeException, ServiceUnavailableException } from '@nestjs/common';
import { QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { fieldProblem } from './problem-error.js';
import { problemBody, statusOf, toProblemError } from './to-problem.js';

const withCode = (code: string, extra: object = {}) => Object.assign(new Error('secret internals'), { code, ...extra });
const fromDriver = (code: string) => Object.assign(new Error('query failed: SELECT secret'), { driverError: { code } });

describe('toProblemError', () => {
  it.each([
    {
      name: 'a rule',
      error: new DomainError('RULE_VIOLATED', 'platform.internal'),
      status: 422,
      rule: 'platform.internal',
    },
    {
      name: 'a state',
      error: new DomainError('STATE_CONFLICT', 'platform.internal'),
      status: 409,
      rule: 'platform.internal',
    },
    {
      name: 'a stale version',
      error: new DomainError('VERSION_CONFLICT', 'platform.version.changed'),
      status: 409,
      rule: 'platform.version.changed',
    },
    {
      name: 'a foreign unit',
      error: new DomainError('FORBIDDEN', 'platform.permission.role'),
      status: 403,
      rule: 'platform.permission.role',
    },
    {
      name: 'a full disk',
      error: new DomainError('STORAGE_FULL', 'tracking.attachment.storage-full'),
      status: 507,
      rule: 'tracking.attachment.storage-full',
    },
    {
      name: 'an unknown id',
      error: new DomainError('NOT_FOUND', 'platform.not-found'),
      status: 404,
      rule: 'platform.not-found',
    },
    {
      name: 'an unknown route',
      error: new NotFoundException('Cannot GET /x'),
      status: 404,
      rule: 'platform.not-found',
    },
    {
      name: 'a body over the limit',
      error: new PayloadTooLargeException(),
      status: 413,
      rule: 'platform.request.too-large',
    },
    {
      name: 'a form',
      error: withCode('FST_ERR_CTP_INVALID_MEDIA_TYPE', { statusCode: 415 }),
      status: 415,
      rule: 'platform.request.media-type',
    },
    {
      name: 'an address that does not decode',
      error: withCode('FST_ERR_BAD_URL', { statusCode: 400 }),
      status: 400,
      rule: 'platform.request.malformed-url',
    },
    {
      name: 'any other framework refusal',
      error: withCode('FST_ERR_CTP_INVALID_CONTENT_LENGTH', { statusCode: 400 }),
      status: 400,
      rule: 'platform.request.malformed',
    },
    {
      name: 'text PostgreSQL refuses',
      error: fromDriver('22021'),
      status: 400,
      rule: 'platform.input.unstorable-text',
    },
    {
      name: 'a malformed uuid that reached PostgreSQL',
      error: fromDriver('22P02'),
      status: 400,
      rule: 'platform.input.unstorable-text',
    },
    { name: 'a database that is shutting down', error: fromDriver('57P01'), status: 503, rule: 'platform.unavailable' },
    {
      name: 'a connection that broke inside a transaction',
      error: new QueryRunnerProviderAlreadyReleasedError(),
      status: 503,
      rule: 'platform.unavailable',
    },
    { name: 'a database that is gone', error: withCode('ECONNREFUSED'), status: 503, rule: 'platform.unavailable' },
    {
      name: 'an exhausted pool',
      error: new Error('timeout exceeded when trying to connect'),
      status: 503,
      rule: 'platform.unavailable',
    },
    {
      name: 'a service that is not there',
      error: new ServiceUnavailableException(),
      status: 503,
      rule: 'platform.unavailable',
    },
    { name: 'a broken constraint nobody foresaw', error: fromDriver('23505'), status: 500, rule: 'platform.internal' },
    { name: 'a bug', error: new TypeError('x is undefined'), status: 500, rule: 'platform.internal' },
    { name: 'a thrown text', error: 'secret internals', status: 500, rule: 'platform.internal' },
    { name: 'nothing', error: undefined, status: 500, rule: 'platform.internal' },
  ])('answers $status for $name', ({ error, status, rule }) => {
    const problem = toProblemError(error);
    const body = problemBody(problem, 'request-1');
    expect({ status: statusOf(problem), bodyStatus: body.status, rule: body.rule }).toEqual({
      status,
      bodyStatus: status,
      rule,
    });
    expect(JSON.stringify(body)).not.toMatch(/secret|undefined|SELECT/);
  });
});

describe('problemBody', () => {
  it('fills the sentence of the rule and names the field', () => {
    const error = toProblemError(
      new DomainError('INVALID_INPUT', 'platform.input.too-big', { maximum: 100 }, 'percent'),
    );
    expect(problemBody(error, 'request-1')).toEqual({
      type: 'urn:ducha:problem:invalid-input',
      title: '输入有误',
      status: 400,
      detail: 'percent：不得大于 100。',
      code: 'INVALID_INPUT',
      rule: 'platform.input.too-big',
      errors: [{ field: 'percent', rule: 'platform.input.too-big', message: '不得大于 100。' }],
      requestId: 'request-1',
    });
  });

  it('keeps a refusal of the HTTP layer as it is', () => {
    const refusal = fieldProblem('platform.request.if-match', 'If-Match');
    expect(toProblemError(refusal)).toBe(refusal);
  });
});
