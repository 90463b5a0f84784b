import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { commandContext } from '@ducha/messaging';
import { context } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { traceContextOf } from '../telemetry/request-trace.js';
import { fieldProblem, ProblemError } from './problem-error.js';
import type { RequestContext } from './request-context.js';

const wellFormedRequestId = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,63}$/;
const printable = /^[\x21-\x7e]{1,100}$/;

/** The request id the edge or the caller gave, so that one id leads through all logs; a new one where it is missing or odd. */
export function requestIdOf(raw: Pick<IncomingMessage, 'headers'>): string {
  const given = raw.headers['x-request-id'];
  return typeof given === 'string' && wellFormedRequestId.test(given) ? given : randomUUID();
}

function idempotencyKeyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !printable.test(key))
    throw fieldProblem('platform.request.idempotency-key', 'Idempotency-Key');
  return key;
}

/** Same key, same fingerprint: the same command sent again. */
function fingerprintOf(request: FastifyRequest): string {
  const parts = [request.method, request.url, request.headers['if-match'] ?? '', request.bodyDigest ?? ''];
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}

function contextOf(request: FastifyRequest): RequestContext {
  const idempotencyKey = request.method === 'GET' ? undefined : idempotencyKeyOf(request);
  return {
    requestId: request.id,
    actor: null,
    ...(idempotencyKey !== undefined && { idempotencyKey, fingerprint: fingerprintOf(request) }),
  };
}

/** Gives every request its id, refuses unstorable addresses, and runs its handler inside its command context. */
export function hookRequests(fastify: FastifyInstance): void {
  fastify.decorateRequest('caller');
  fastify.decorateRequest('bodyDigest');
  fastify.decorateRequest('personId');
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    const isUnstorable = request.url.includes('%00');
    done(isUnstorable ? new ProblemError('INVALID_INPUT', 'platform.request.malformed-url') : undefined);
  });
  fastify.addHook('preHandler', (request, _reply, done) => {
    let requestContext: RequestContext;
    try {
      requestContext = contextOf(request);
    } catch (error) {
      done(error as Error);
      return;
    }
    const proceed = (): void => commandContext.run(requestContext, () => done());
    const traceContext = traceContextOf(request);
    if (traceContext) context.with(traceContext, proceed);
    else proceed();
  });
}
