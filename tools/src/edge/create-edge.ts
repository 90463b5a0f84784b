import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { bodyLimitFor } from './body-limit.js';
import type { EdgeConfig } from './config.js';
import { servePortal } from './portal.js';
import { sendProblem } from './problem.js';
import { commonHeaders } from './security-headers.js';
import { routeUpstreams } from './upstreams.js';

const requestId = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,63}$/;

/** The one origin of a platform on one machine: portal, sign-in and services. An installation has its gateway in this place. */
export async function createEdge(config: EdgeConfig): Promise<FastifyInstance> {
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
  await routeUpstreams(edge, config);
  await servePortal(edge, config);
  return edge;
}

/** `/api/intake/../../metrics`, also spelled with `%2e`, would be resolved to another path on the way to the service. */
function leavesItsPrefix(url: string): boolean {
  const [path = ''] = url.split('?');
  return /(^|[/\\]|%2f|%5c)(\.|%2e){1,2}($|[/\\]|%2f|%5c)/i.test(path);
}
