import type { Dispatcher } from 'undici';
import { v7 as uuid } from 'uuid';
import { UnexpectedAnswer } from '../client/session.js';
import { signIn } from '../sign-in/sign-in.js';

/**
 * One signed-in person whose requests share a pool of kept-alive connections with everybody else's. Commands carry an
 * Idempotency-Key, as the portal's do.
 */
export class BenchSession {
  private accessToken = '';

  constructor(
    private readonly pool: Dispatcher,
    private readonly origin: string,
    readonly personId: string,
  ) {}

  /** Takes a fresh token, between windows, so that none expires within one. */
  async signIn(): Promise<void> {
    this.accessToken = (await signIn(this.origin, this.personId)).accessToken;
  }

  get<T>(path: string): Promise<T> {
    return this.request<T>('GET', path);
  }

  /** @throws UnexpectedAnswer for anything but 200 and 201 */
  command<T>(method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown = {}, key: string = uuid()): Promise<T> {
    return this.request<T>(method, path, body, key);
  }

  private async request<T>(method: Dispatcher.HttpMethod, path: string, body?: unknown, key?: string): Promise<T> {
    const answer = await this.pool.request({
      method,
      path,
      headers: {
        authorization: `Bearer ${this.accessToken}`,
        ...(key && { 'idempotency-key': key, 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const content = (await answer.body.json()) as T;
    if (answer.statusCode !== 200 && answer.statusCode !== 201)
      throw new UnexpectedAnswer(this.personId, `${method} ${path}`, answer.statusCode, content);
    return content;
  }
}
