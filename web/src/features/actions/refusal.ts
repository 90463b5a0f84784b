import type { ApiProblem } from '../../app/http.js';

/** What a form does with a refusal. */
export type RefusalKind =
  /** No answer, or trouble of the service: the same command may be sent again, with the same key. */
  | 'RETRY'
  /** The record has moved on; the command may still be right on its new state. */
  | 'CONFLICT'
  /** The input or a rule: the sentence says what to do. */
  | 'REFUSED';

export function kindOf({ status }: Pick<ApiProblem, 'status'>): RefusalKind {
  if (status === 0 || status === 429 || status >= 500) return 'RETRY';
  return status === 409 ? 'CONFLICT' : 'REFUSED';
}

/** The sentences that stand beside a field of the form, by its path such as `children[0].unitId`. */
export function fieldSentences(
  { errors }: Pick<ApiProblem, 'errors'>,
  fields: readonly string[],
): Record<string, string> {
  const shown = errors.filter(({ field }) => fields.includes(field));
  return Object.fromEntries(shown.map(({ field, message }) => [field, message]));
}

/** What no field of the form shows, for the notice above its buttons. */
export function otherSentences(problem: Pick<ApiProblem, 'errors' | 'sentence'>, fields: readonly string[]): string[] {
  if (problem.errors.length === 0) return [problem.sentence];
  return problem.errors.filter(({ field }) => !fields.includes(field)).map(({ message }) => message);
}
