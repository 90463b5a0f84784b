import { v7 as uuid } from 'uuid';
import { signIn } from '../sign-in/sign-in.js';

/** An answer the caller did not expect, with what was asked and what came back. */
export class UnexpectedAnswer extends Error {
  constructor(
    readonly personId: string,
    readonly request: string,
    readonly status: number,
    readonly body: unknown,
  ) {
    super(`${personId}: ${request} answered ${status}: ${JSON.stringify(body)}`);
    this.name = 'UnexpectedAnswer';
  }
}

export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

interface Options {
  /** How long a request is repeated while the platform is down; commands repeat under one Idempotency-Key. 0: no repeats. */
  patienceMs: number;
}

const isDown = (status: number): boolean => status === 502 || status === 503 || status === 504;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One signed-in person at a running platform. */
export class Session {
  private token: { accessToken: string; expiresAt: number } | undefined;

  /** A caller whose token is taken as it is, such as a forged one. */
  static withToken(baseUrl: string, accessToken: string, options?: Options): Session {
    const session = new Session(baseUrl, 'bearer of a given token', options);
    session.token = { accessToken, expiresAt: Infinity };
    return session;
  }

  constructor(
    private readonly baseUrl: string,
    readonly personId: string,
    private readonly options: Options = { patienceMs: 0 },
  ) {}

  /** GET that must answer 200. */
  async get<T>(path: string): Promise<T> {
    return (await this.expecting<T>([200], 'GET', path)).body;
  }

  /** Command that must answer 200 or 201; sent under a fresh Idempotency-Key unless one is given. */
  async command<T>(
    method: 'POST' | 'PUT' | 'PATCH',
    path: string,
    body: unknown = {},
    key: string = uuid(),
  ): Promise<T> {
    return (await this.expecting<T>([200, 201], method, path, body, key)).body;
  }

  /** Sends a file as the whole body; must answer 201. */
  async upload<T>(path: string, name: string, content: Buffer): Promise<T> {
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) };
    return (await this.expecting<T>([201], 'POST', path, content, uuid(), headers)).body;
  }

  /** Any request, whatever it answers, repeated while the platform is down as long as patience lasts. */
  async ask<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const deadline = Date.now() + this.options.patienceMs;
    for (;;) {
      const answer = await this.attempt<T>(method, path, body, headers);
      const isAnswered = !(answer instanceof Error) && !isDown(answer.status) && answer.status !== 429;
      if (isAnswered) return answer;
      if (Date.now() >= deadline) {
        if (answer instanceof Error) throw answer;
        return answer;
      }
      await pause(250);
    }
  }

  private async expecting<T>(
    statuses: number[],
    method: string,
    path: string,
    body?: unknown,
    key?: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const answer = await this.ask<T>(method, path, body, { ...headers, ...(key ? { 'idempotency-key': key } : {}) });
    if (!statuses.includes(answer.status))
      throw new UnexpectedAnswer(this.personId, `${method} ${path}`, answer.status, answer.body);
    return answer;
  }

  /** One try. What fetch throws when nobody answers is returned, not thrown. */
  private async attempt<T>(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer<T> | Error> {
    try {
      const response = await fetch(`${this.baseUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await this.bearer()}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      });
      const text = await response.text();
      return { status: response.status, body: (text ? parse(text) : undefined) as T, headers: response.headers };
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** A valid access token of this person. */
  async bearer(): Promise<string> {
    if (!this.token || this.token.expiresAt - 30_000 < Date.now())
      this.token = await signIn(this.baseUrl, this.personId);
    return this.token.accessToken;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
