import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { bodyLimitFor } from './body-limit.js';
import type { Shutdown } from '../shutdown/shutdown.js';
import type { EdgeConfig } from './config.js';
import { servePortal } from './portal.js';
import { sendProblem } from './problem.js';
import { commonHeaders } from './security-headers.js';
import { routeUpstreams } from './upstreams.js';

const requestId = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,63}$/;

/** The one origin of a platform on one machine: portal, sign-in and services. An installation has its gateway in this place. */
export async function createEdge(
  config: EdgeConfig,
  shutdown?: Pick<Shutdown, 'isDraining'>,
): Promise<FastifyInstance> {
  const edge = fastify({
    logger: { level: process.env.LOG_LEVEL ?? 'warn' },
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && requestId.test(given) ? given : randomUUID();
    },
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: 'idle',
  });
  edge.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...commonHeaders, 'x-request-id': request.id });
    if (leavesItsPrefix(request.url)) return sendProblem(request, reply, 'INVALID_INPUT');
    // A service refuses before it has read everything, which a proxy in the middle of sending sees as a broken connection.
    if (Number(request.headers['content-length'] ?? 0) > bodyLimitFor(request, config))
      return sendProblem(request, reply, 'PAYLOAD_TOO_LARGE');
  });
  edge.get('/healthz', async () => ({ status: 'ok' }));
  edge.get('/readyz', async (_request, reply) =>
    shutdown?.isDraining ? reply.code(503).send({ status: 'shutting down' }) : { status: 'ok' },
  );
  endAnswersAtShutdown(edge, shutdown);
  await routeUpstreams(edge, config);
  await servePortal(edge, config);
  return edge;
}

/**
 * A connection kept open, or a live stream that never ends by itself, would hold up the end of the process: the former are not kept while it
 * drains, the latter are cut when it closes, and the browser opens them anew elsewhere.
 */
function endAnswersAtShutdown(edge: FastifyInstance, shutdown?: Pick<Shutdown, 'isDraining'>): void {
  const streams = new Set<ServerResponse>();
  edge.addHook('onSend', async (_request, reply) => {
    if (shutdown?.isDraining) void reply.header('connection', 'close');
    if (!String(reply.getHeader('content-type')).startsWith('text/event-stream')) return;
    streams.add(reply.raw);
    reply.raw.once('close', () => streams.delete(reply.raw));
  });
  edge.addHook('preClose', async () => {
    for (const stream of streams) stream.destroy();
  });
}

/** `/api/intake/../../metrics`, also spelled with `%2e`, would be resolved to another path on the way to the service. */
function leavesItsPrefix(url: string): boolean {
  const [path = ''] = url.split('?');
  return /(^|[/\\]|%2f|%5c)(\.|%2e){1,2}($|[/\\]|%2f|%5c)/i.test(path);
}
