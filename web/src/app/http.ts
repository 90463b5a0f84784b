import { accessToken, renewAfterRefusal, sessionStore } from './session/oidc.js';
import { chosenPostId } from './session/post-choice.js';

export interface FieldError {
  field: string;
  rule: string;
  message: string;
}

/** A refusal as the services write it (`application/problem+json`); status 0 where no answer came. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly rule?: string,
    readonly errors: FieldError[] = [],
    readonly requestId?: string,
  ) {
    super(detail || title);
    this.name = 'ApiProblem';
  }

  /** What to tell the person: the sentence of the one rule that refused, or of the whole refusal. */
  get sentence(): string {
    const [only, ...more] = this.errors;
    return only && more.length === 0 ? only.message : this.detail || this.title;
  }
}

export type QueryParams = Record<string, string | number | boolean | undefined>;

function urlOf(path: string, params: QueryParams): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `/api${path}?${text}` : `/api${path}`;
}

async function send(url: string, signal: AbortSignal | undefined): Promise<Response> {
  const headers = new Headers({ accept: 'application/json', authorization: `Bearer ${await accessToken()}` });
  const postId = chosenPostId();
  if (postId) headers.set('x-post-id', postId);
  try {
    return await fetch(url, { headers, signal: signal ?? null });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiProblem(0, '', '');
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as Partial<ApiProblem>;
  return new ApiProblem(
    response.status,
    body.title ?? '',
    body.detail ?? '',
    body.rule,
    body.errors ?? [],
    body.requestId,
  );
}

/** Reads one representation; a token refused in between is renewed once before the session counts as expired. */
export async function apiGet<T>(path: string, params: QueryParams = {}, signal?: AbortSignal): Promise<T> {
  // Pages that read again and again must not knock on after the sign-in has ended.
  if (sessionStore.current().kind === 'EXPIRED') throw new ApiProblem(401, '', '');
  const url = urlOf(path, params);
  let response = await send(url, signal);
  if (response.status === 401 && (await renewAfterRefusal())) response = await send(url, signal);
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}
