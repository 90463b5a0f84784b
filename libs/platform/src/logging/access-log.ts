import { trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { traceContextOf } from '../telemetry/request-trace.js';

/** Probes and scrapes come every few seconds and say nothing. */
const quiet = /\/(health\/\w+|metrics)$/;

/** The span itself has ended by now. */
function traceIdOf(request: FastifyRequest): string | undefined {
  const context = traceContextOf(request);
  return context && trace.getSpanContext(context)?.traceId;
}

/** One line per answered request: the route rather than the address, because searches can hold names. */
export function logAccess(fastify: FastifyInstance, logger: Logger): void {
  const access = logger.child({ context: 'Access' });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    if (access.isLevelEnabled('info') && !(reply.statusCode < 400 && quiet.test(route))) {
      access.info({
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        postId: request.caller?.postId,
        traceId: traceIdOf(request),
      });
    }
    done();
  });
}
