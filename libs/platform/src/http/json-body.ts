import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fieldProblem, ProblemError } from './problem-error.js';
import { decodeUtf8, findUnstorable } from './storable-text.js';

/** Registers the only body type the services take. Everything else is answered 415 by Fastify. */
export function acceptJson(fastify: FastifyInstance, bodyLimitBytes: number): void {
  // Refuses `__proto__` and `constructor.prototype` keys as malformed.
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: bodyLimitBytes },
    (request: FastifyRequest, body, done) => {
      const text = decodeUtf8(body);
      if (text === undefined) return done(new ProblemError('INVALID_INPUT', 'platform.request.malformed-json'));
      if (request.headers['idempotency-key'] !== undefined)
        request.bodyDigest = createHash('sha256').update(body).digest('base64url');
      void parseJson(request, text, (error, value: unknown) => {
        if (error) return done(new ProblemError('INVALID_INPUT', 'platform.request.malformed-json'));
        const field = findUnstorable(text, value);
        done(field === undefined ? null : fieldProblem('platform.input.unstorable-text', field), value);
      });
    },
  );
}
