import proxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeConfig } from './config.js';
import { sendProblem } from './problem.js';
import { apiPolicy } from './security-headers.js';

/** `/api/<service>` and `/oidc`. Only these prefixes leave the edge, so metrics and other internal paths stay inside. */
export async function routeUpstreams(edge: FastifyInstance, config: EdgeConfig): Promise<void> {
  for (const [service, upstream] of Object.entries(config.services))
    await route(edge, `/api/${service}`, upstream, (reply) => void reply.header('content-security-policy', apiPolicy));
  if (config.identityUrl) await route(edge, new URL(config.issuer).pathname, config.identityUrl, () => undefined);
}

async function route(
  edge: FastifyInstance,
  prefix: string,
  upstream: string,
  decorate: (reply: FastifyReply) => void,
): Promise<void> {
  await edge.register(proxy, {
    prefix,
    rewritePrefix: prefix,
    upstream,
    // A command is never repeated by the edge; its sender repeats it under the same Idempotency-Key.
    replyOptions: {
      retriesCount: 0,
      retryDelay: () => null,
      rewriteRequestHeaders: (request, headers) => forwarded(request as FastifyRequest, headers),
      onError: (reply, { error }) => {
        const isTimeout = 'statusCode' in error && error.statusCode === 504;
        const answer = reply as unknown as FastifyReply;
        sendProblem(answer.request, answer, isTimeout ? 'TIMEOUT' : 'UNAVAILABLE');
      },
    },
    undici: { connections: 256, headersTimeout: 60_000, bodyTimeout: 60_000 },
    preHandler: (_request, reply, done) => {
      decorate(reply);
      done();
    },
  });
}

function forwarded<H extends object>(request: FastifyRequest, headers: H): H {
  return {
    ...headers,
    'x-request-id': request.id,
    'x-forwarded-for': request.ip,
    'x-forwarded-host': request.headers.host,
    'x-forwarded-proto': request.protocol,
  };
}
