import type { FastifyRequest } from 'fastify';
import { signInRefusal } from './sign-in-refusal.js';

const scheme = /^Bearer +([\w.~+/-]+=*)$/i;

/** The token of the request, if it has the form of one. */
export function tokenIn(request: Pick<FastifyRequest, 'headers'>): string | undefined {
  return scheme.exec(request.headers.authorization ?? '')?.[1];
}

/** @throws {ProblemError} 401 where no token was sent, or something that is none */
export function bearerToken(request: Pick<FastifyRequest, 'headers'>): string {
  const token = tokenIn(request);
  if (token === undefined) throw signInRefusal(request.headers.authorization === undefined ? 'missing' : 'invalid');
  return token;
}
