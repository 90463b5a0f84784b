import { sentenceFor, type Conflict, type ProblemField } from '@ducha/contracts';

export type ProblemCode =
  | 'INVALID_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'STATE_CONFLICT'
  | 'VERSION_CONFLICT'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'RULE_VIOLATED'
  | 'RATE_LIMITED'
  | 'STORAGE_FULL'
  | 'STORAGE_UNAVAILABLE'
  | 'INTERNAL'
  | 'UNAVAILABLE';

interface ProblemExtras {
  params?: Record<string, string | number>;
  errors?: ProblemField[];
  headers?: Record<string, string>;
  conflict?: Conflict;
}

/** A refusal of the HTTP layer itself; what services refuse is a `DomainError`. */
export class ProblemError extends Error {
  readonly detail: string;
  readonly errors: ProblemField[];
  readonly headers: Record<string, string>;
  readonly conflict: Conflict | undefined;

  constructor(
    readonly code: ProblemCode,
    readonly rule: string,
    { params = {}, errors = [], headers = {}, conflict }: ProblemExtras = {},
  ) {
    super(`${code}: ${rule}`);
    this.name = 'ProblemError';
    const [first] = errors;
    this.detail = first ? `${first.field}：${first.message}` : sentenceFor(rule, params);
    this.errors = errors;
    this.headers = headers;
    this.conflict = conflict;
  }
}

/** A refusal that concerns one named input. */
export function fieldProblem(rule: string, field: string, params: Record<string, string | number> = {}): ProblemError {
  return new ProblemError('INVALID_INPUT', rule, { errors: [{ field, rule, message: sentenceFor(rule, params) }] });
}

/** @param errors what is wrong with the input, at least one */
export function invalidInput(errors: ProblemField[]): ProblemError {
  return new ProblemError('INVALID_INPUT', errors[0]?.rule ?? 'platform.input.invalid', { errors });
}
