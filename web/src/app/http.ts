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

async function send(url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (!headers.has('accept')) headers.set('accept', 'application/json');
  const token = await accessToken();
  // Signed out, and the page is about to leave: nothing is asked any more.
  if (token === '') throw new ApiProblem(401, '', '');
  headers.set('authorization', `Bearer ${token}`);
  const postId = chosenPostId();
  if (postId && !headers.has('x-post-id')) headers.set('x-post-id', postId);
  try {
    return await fetch(url, { ...init, headers });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiProblem(0, '', '');
  }
}

/**
 * The accepted answer. A token refused in between is renewed once before the session counts as expired.
 * @throws ApiProblem for a refusal
 */
async function accepted(url: string, init: RequestInit): Promise<Response> {
  // Pages that read again and again must not knock on after the sign-in has ended.
  if (sessionStore.current().kind === 'EXPIRED') throw new ApiProblem(401, '', '');
  let response = await send(url, init);
  if (response.status === 401 && (await renewAfterRefusal())) response = await send(url, init);
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function answerTo<T>(url: string, init: RequestInit): Promise<T> {
  const response = await accepted(url, init);
  return (response.status === 204 ? undefined : await response.json()) as T;
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

/**
 * Opens an answer that goes on for as long as it is read.
 * @throws ApiProblem for a refusal
 */
export function apiStream(path: string, params: QueryParams, accept: string, signal: AbortSignal): Promise<Response> {
  return accepted(urlOf(path, params), { signal, headers: { accept } });
}

/** Reads one representation. */
export function apiGet<T>(path: string, params: QueryParams = {}, signal?: AbortSignal): Promise<T> {
  return answerTo<T>(urlOf(path, params), { signal: signal ?? null });
}

/**
 * Reads a file and tells as it goes how many bytes have come.
 * @throws ApiProblem for a refusal, and where the connection breaks on the way
 */
export async function apiFile(
  path: string,
  params: QueryParams,
  onReceived: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const response = await accepted(urlOf(path, params), { signal, headers: { accept: '*/*' } });
  const reader = response.body?.getReader();
  if (!reader) return response.blob();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (let received = 0, part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      onReceived((received += part.value.length));
    }
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ApiProblem(0, '', '');
  }
  return new Blob(parts, { type: response.headers.get('content-type') ?? '' });
}

export interface ApiCommand {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** Made when the form opens and kept over retries: what arrived twice is done once. */
  idempotencyKey: string;
  /** The version the person has read; the services refuse (409) when the row has moved on since. */
  version?: number | undefined;
  sending?: Sending;
}

/** For what is sent later than it was written. */
export interface Sending {
  /** The post in which it was written; default: the one chosen now. */
  postId: string;
  signal: AbortSignal;
}

/** Gives one command and answers with the new representation. */
export function apiCommand<T>({ method, path, body, idempotencyKey, version, sending }: ApiCommand): Promise<T> {
  const headers: Record<string, string> = { 'idempotency-key': idempotencyKey, ...postOf(sending) };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  const content = body === undefined ? null : JSON.stringify(body);
  return answerTo<T>(urlOf(path, {}), { method, headers, body: content, signal: sending?.signal ?? null });
}

const postOf = (sending: Sending | undefined): Record<string, string> =>
  sending ? { 'x-post-id': sending.postId } : {};

/** Sends one file as it is; its name travels beside it. */
export function apiUpload<T>(path: string, file: File, idempotencyKey: string, sending?: Sending): Promise<T> {
  const headers = {
    'content-type': file.type || 'application/octet-stream',
    'x-file-name': encodeURIComponent(file.name),
    'idempotency-key': idempotencyKey,
    ...postOf(sending),
  };
  return answerTo<T>(urlOf(path, {}), { method: 'POST', headers, body: file, signal: sending?.signal ?? null });
}

/** 128 random bits; `crypto.randomUUID` is younger than the oldest browser we support. */
export function newIdempotencyKey(): string {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
