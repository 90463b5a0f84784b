import type { BatchRefusal } from '@ducha/contracts';
import { statusOf, toProblemError } from './to-problem.js';

/** Any thrown value as what the answer to a single command would have said, for commands that are given many at a time. */
export function refusalOf(error: unknown): BatchRefusal {
  const problem = toProblemError(error);
  const { code, rule, detail, errors } = problem;
  return { status: statusOf(problem), code, rule, detail, errors };
}
