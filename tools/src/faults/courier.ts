import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { v7 as uuid } from 'uuid';
import { signIn } from '../sign-in/sign-in.js';
import type { SignedIn } from '../sign-in/sign-in.js';
import { givenBy } from './ledger.js';
import type { Ledger } from './ledger.js';
import type { Pacer } from './pacer.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

const answerWithinMs = 15_000;
const patienceMs = 180_000;
/** First and longest pause in milliseconds; each is twice the one before. Whoever waits for an event looks again less often. */
const repeatPauses = [100, 1_600] as const;
const earlyPauses = [200, 6_400] as const;
const pauseMs = (attempts: number, [first, longest]: readonly [number, number]): number =>
  Math.min(longest, first * 2 ** (attempts - 1));
/** A token is renewed when it has less than this left. */
const renewBeforeMs = 300_000;

/** The matter is left where it is: the load has ended, or the ledger has noted an answer nobody may get. */
export class MatterLeft extends Error {}

interface Reply {
  /** 0: no answer came. */
  status: number;
  body: unknown;
}

const isUnanswered = ({ status }: Reply): boolean => [0, 502, 503, 504].includes(status);

/** What the platform says while an event that a step depends on is still under way. */
const waitsForEvent: readonly [command: RegExp, status: number, rule: RegExp][] = [
  [/\/(acknowledge|decline|urge)$/, 404, /./],
  [/\/assignments\//, 409, /^tracking\.assignment\.suspended$/],
  [/\/(archive|reopen)$/, 409, /./],
];

function isTooEarly(path: string, { status, body }: Reply): boolean {
  const rule = (body as { rule?: string } | undefined)?.rule ?? '';
  return waitsForEvent.some(([command, code, rules]) => command.test(path) && status === code && rules.test(rule));
}

/** Carries commands to the platform until they are answered, each under one Idempotency-Key, and keeps the ledger. */
export class Courier {
  private readonly pool: Pool;
  private readonly tokens = new Map<string, Promise<SignedIn>>();
  private pacer: Pacer | undefined;
  /** Whether the load has ended: from then on only commands that were sent already are carried on. */
  hasEnded = false;

  constructor(
    private readonly origin: string,
    connections: number,
    readonly ledger: Ledger,
  ) {
    this.pool = new Pool(origin, {
      connections,
      pipelining: 1,
      headersTimeout: answerWithinMs,
      bodyTimeout: answerWithinMs,
    });
  }

  async signIn(personIds: readonly string[]): Promise<void> {
    for (const personId of personIds) await this.tokenOf(personId);
  }

  begin(pacer: Pacer): void {
    this.pacer = pacer;
  }

  end(): void {
    this.hasEnded = true;
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  /**
   * @returns body of the successful answer
   * @throws MatterLeft
   */
  async command<T>(personId: string, method: Method, path: string, body: unknown): Promise<T> {
    const key = uuid();
    /** Since when no answer came; null while none is missing. */
    let unansweredSince: number | null = null;
    let isRepeated = false;
    for (let attempts = 1; ; attempts += 1) {
      if (this.hasEnded && unansweredSince === null) throw new MatterLeft('the load has ended');
      await this.pacer?.turn();
      const sentAt = Date.now();
      this.ledger.requests += 1;
      const reply = await this.request(personId, method, path, body, key).finally(() => this.pacer?.release());
      if (reply.status === 200 || reply.status === 201) {
        this.ledger.add(givenBy(path, body), { personId, key, sentAt, answeredAt: Date.now() }, reply.body);
        return reply.body as T;
      }
      if (isUnanswered(reply)) {
        unansweredSince ??= sentAt;
        this.ledger.unanswered += 1;
        if (!isRepeated) this.ledger.repeated += 1;
        isRepeated = true;
        if (Date.now() - unansweredSince > patienceMs) {
          this.ledger.abandoned.push(`${personId}: ${method} ${path} (${key}), last ${reply.status}`);
          throw new MatterLeft(`${method} ${path} was never answered`);
        }
        await pause(pauseMs(attempts, repeatPauses));
      } else if (isTooEarly(path, reply)) {
        // Nothing was done under the key, and nothing is owed.
        unansweredSince = null;
        this.ledger.tooEarly += 1;
        await pause(pauseMs(attempts, earlyPauses));
      } else {
        const said = `${personId}: ${method} ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`;
        this.ledger.unexpected.push(said);
        throw new MatterLeft(said);
      }
    }
  }

  /** One GET outside the pace. */
  get(personId: string, path: string): Promise<Reply> {
    return this.request(personId, 'GET', path);
  }

  private async request(personId: string, method: Method, path: string, body?: unknown, key?: string): Promise<Reply> {
    try {
      const { accessToken } = await this.tokenOf(personId);
      const answer = await this.pool.request({
        method,
        path,
        headers: {
          authorization: `Bearer ${accessToken}`,
          ...(key && { 'idempotency-key': key, 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await answer.body.text();
      return { status: answer.statusCode, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    } catch {
      return { status: 0, body: undefined };
    }
  }

  /** One sign-in per person at a time; one that failed is tried again by the next request. */
  private async tokenOf(personId: string): Promise<SignedIn> {
    const known = this.tokens.get(personId);
    if (known) {
      const token = await known;
      if (token.expiresAt - renewBeforeMs > Date.now()) return token;
    }
    const fresh = signIn(this.origin, personId);
    this.tokens.set(personId, fresh);
    fresh.catch(() => this.tokens.delete(personId));
    return fresh;
  }
}
