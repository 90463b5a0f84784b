import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServiceConfig } from '../config/service-config.js';
import { tokenIn } from '../sign-in/bearer-token.js';
import type { TokenVerifier } from '../sign-in/token-verifier.js';
import { ProblemError } from './problem-error.js';

const exempt = /\/health\/(live|ready)$/;
const silent = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

/**
 * Limits requests per caller, or per address where the token is not (yet) known to be valid: counting unverified tokens
 * would let anybody have as many limits as they can invent tokens.
 */
export async function limitRate(
  fastify: FastifyInstance,
  config: Pick<ServiceConfig, 'RATE_LIMIT_PER_MINUTE'>,
  tokens: TokenVerifier,
): Promise<void> {
  if (config.RATE_LIMIT_PER_MINUTE === 0) return;
  const keyOf = (request: FastifyRequest): string => {
    const token = tokenIn(request);
    const personId = token === undefined ? undefined : tokens.personOf(token);
    return personId === undefined ? `address:${request.ip}` : `person:${personId}`;
  };
  await fastify.register(rateLimit, {
    max: config.RATE_LIMIT_PER_MINUTE,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: keyOf,
    allowList: (request) => exempt.test(request.url),
    addHeaders: { ...silent, 'retry-after': true },
    addHeadersOnExceeding: silent,
    errorResponseBuilder: (_request, { ttl }) =>
      new ProblemError('RATE_LIMITED', 'platform.request.rate-limited', {
        params: { seconds: Math.ceil(ttl / 1_000) },
      }),
  });
}
