import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemError } from './problem-error.js';
import { problemBody, statusOf, toProblemError } from './to-problem.js';

/** The one place where a thrown value becomes an HTTP answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblemError(error);
    const status = statusOf(problem);
    if (status >= 500) {
      // The query string is left out: searches can hold personal data.
      const [path] = request.url.split('?');
      this.logger.error({ err: error, requestId: request.id, method: request.method, path, status }, 'request failed');
    }
    if (!reply.sent) sendProblem(reply, problem, request.id);
  }
}

/** Writes the refusal; also used where a request is refused before Nest sees it. */
export function sendProblem(reply: FastifyReply, problem: ProblemError, requestId: string): void {
  void reply
    .code(statusOf(problem))
    .headers({ ...problem.headers, 'x-request-id': requestId })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(problem, requestId)));
}
