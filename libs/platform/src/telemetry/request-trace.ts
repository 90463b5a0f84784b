import type { Context } from '@opentelemetry/api';
import type { FastifyRequest } from 'fastify';

/** The trace context of a request, which Fastify's hooks would otherwise lose; undefined where requests are not traced. */
export function traceContextOf(request: FastifyRequest): Context | undefined {
  if (typeof request.opentelemetry !== 'function') return undefined;
  return request.opentelemetry().context ?? undefined;
}
