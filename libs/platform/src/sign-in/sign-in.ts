import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../caller/caller.js';
import { Callers } from '../caller/callers.js';
import { ProblemError } from '../http/problem-error.js';
import { bearerToken } from './bearer-token.js';
import { TokenVerifier } from './token-verifier.js';

/** Who sends a request, asked again as often as needed: an answer that goes on for hours must end with the token or the post. */
@Injectable()
export class SignIn {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly callers: Callers,
  ) {}

  /** @throws {ProblemError} 401 for a token that is not (or no longer) valid, 403 where the person does not hold the post */
  async caller(request: Pick<FastifyRequest, 'headers'>): Promise<Caller> {
    const personId = await this.tokens.verify(bearerToken(request));
    return this.callers.of(personId, request.headers['x-post-id']);
  }

  /**
   * @returns the caller as the post is now; null where the token or the post has ended
   * @throws where it cannot be told, because the provider or the database is away
   */
  async stillCaller(request: Pick<FastifyRequest, 'headers'>, postId: string): Promise<Caller | null> {
    try {
      const personId = await this.tokens.verify(bearerToken(request));
      return await this.callers.of(personId, postId);
    } catch (error) {
      if (error instanceof ProblemError && (error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN'))
        return null;
      throw error;
    }
  }
}
