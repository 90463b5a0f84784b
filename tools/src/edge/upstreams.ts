import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Pool, errors } from 'undici';
import type { EdgeConfig } from './config.js';
import { endToEnd } from './hop-headers.js';
import { sendProblem } from './problem.js';
import { apiPolicy } from './security-headers.js';
import { isAskedAgain } from './asked-again.js';
import { ask, onePieceBytes, type UpstreamAnswer } from './upstream-answer.js';

/** `/api/<service>` and `/oidc`. Only these prefixes leave the edge, so metrics and other internal paths stay inside. */
export async function routeUpstreams(edge: FastifyInstance, config: EdgeConfig): Promise<void> {
  for (const [service, upstream] of Object.entries(config.services))
    await route(edge, `/api/${service}`, upstream, { 'content-security-policy': apiPolicy });
  if (config.identityUrl) await route(edge, new URL(config.issuer).pathname, config.identityUrl, {});
}

/** A command is never repeated by the edge; its sender repeats it under the same Idempotency-Key. A read whose connection broke is, once. */
async function route(
  edge: FastifyInstance,
  prefix: string,
  address: string,
  added: Record<string, string>,
): Promise<void> {
  const limits = { connections: 256, headersTimeout: 60_000, bodyTimeout: 60_000 };
  const upstream = new Pool(new URL(address).origin, limits);
  // A connection for each request: when an instance goes, all that were kept to it break at once.
  const anew = new Pool(new URL(address).origin, { ...limits, pipelining: 0 });
  edge.addHook('onClose', () => Promise.all([upstream.close(), anew.close()]).then(() => undefined));
  const passOn = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    void reply.headers(added);
    const { body } = request as { body: Buffer | IncomingMessage | undefined };
    const asked = {
      method: request.method,
      path: request.raw.url ?? prefix,
      headers: forwarded(request, body),
      body: body ?? null,
    };
    const once = (pool: Pool): Promise<UpstreamAnswer> => {
      const { answer, leave } = ask(pool, asked);
      reply.raw.once('close', leave);
      return answer;
    };
    try {
      const {
        status,
        headers,
        body: content,
      } = await once(upstream).catch((error: unknown) => {
        if (!isAskedAgain(request.method, error) || reply.raw.destroyed) throw error;
        return once(anew);
      });
      return reply.code(status).headers(endToEnd(headers)).send(content);
    } catch (error) {
      request.log.warn({ err: error, url: request.url }, 'no answer from the service');
      const isTimeout = error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError;
      return sendProblem(request, reply, isTimeout ? 'TIMEOUT' : 'UNAVAILABLE');
    }
  };
  await edge.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => takeBody(payload, done));
    for (const url of [prefix, `${prefix}/*`]) scope.all(url, passOn);
  });
}

/** Short bodies in one piece, files as they come. */
function takeBody(
  payload: IncomingMessage,
  done: (error: Error | null, body?: Buffer | IncomingMessage) => void,
): void {
  if (!(Number(payload.headers['content-length']) <= onePieceBytes)) return done(null, payload);
  const pieces: Buffer[] = [];
  payload.on('data', (piece: Buffer) => pieces.push(piece));
  payload.once('end', () => done(null, Buffer.concat(pieces)));
  payload.once('error', (error) => done(error));
}

function forwarded(request: FastifyRequest, body: Buffer | IncomingMessage | undefined): IncomingHttpHeaders {
  const { host, 'content-length': length, ...headers } = endToEnd(request.headers);
  return {
    ...headers,
    // Of what is at hand whole the length is known anyway.
    ...(body !== undefined && !Buffer.isBuffer(body) && length !== undefined && { 'content-length': length }),
    'x-request-id': request.id,
    'x-forwarded-for': request.ip,
    'x-forwarded-host': host,
    'x-forwarded-proto': request.protocol,
  };
}
