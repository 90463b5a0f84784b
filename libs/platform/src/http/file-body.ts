import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bearerToken } from '../sign-in/bearer-token.js';
import type { TokenVerifier } from '../sign-in/token-verifier.js';
import { ProblemError } from './problem-error.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Largest file this route takes as its body, in bytes. */
    fileLimitBytes?: number;
  }
}

/** The endpoint takes a file as its whole body, of any content type but JSON; the handler's `@Body()` is a Buffer. */
export const TakesFile = (fileLimitBytes: number): MethodDecorator => RouteConfig({ fileLimitBytes });

/**
 * Reads bodies that are no JSON, on the routes that take files and for people whose token is good; all others are answered 415
 * or 401 without a byte being kept.
 */
export function acceptFiles(fastify: FastifyInstance, tokens: Pick<TokenVerifier, 'verify'>): void {
  fastify.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) => {
    const { fileLimitBytes } = request.routeOptions.config;
    if (fileLimitBytes === undefined) throw new ProblemError('UNSUPPORTED_MEDIA_TYPE', 'platform.request.media-type');
    await tokens.verify(bearerToken(request));
    const body = await read(payload, fileLimitBytes, Number(request.headers['content-length'] ?? 0));
    if (request.headers['idempotency-key'] !== undefined)
      request.bodyDigest = createHash('sha256').update(body).digest('base64url');
    return body;
  });
}

async function read(payload: IncomingMessage, limit: number, announced: number): Promise<Buffer> {
  const tooLarge = () =>
    new ProblemError('PAYLOAD_TOO_LARGE', 'platform.request.too-large', { headers: { connection: 'close' } });
  if (announced > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
