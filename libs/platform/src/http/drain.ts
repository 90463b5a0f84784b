import type { FastifyInstance } from 'fastify';

/**
 * While the service is shutting down every answer ends its connection. Otherwise the server would wait for connections
 * that were busy when it closed and then stay open for their keep-alive time, 72 s.
 */
export function endConnectionsWhen(fastify: FastifyInstance, isDraining: () => boolean): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (isDraining()) void reply.header('connection', 'close');
    done(null, payload);
  });
}
