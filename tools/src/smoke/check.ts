import { isDeepStrictEqual } from 'node:util';

/** A wrong answer of the platform: which step, what was expected, what came. */
export class WrongAnswer extends Error {
  constructor(step: string, expected: unknown, actual: unknown) {
    super(`${step}\n    expected ${JSON.stringify(expected)}\n    got      ${JSON.stringify(actual)}`);
    this.name = 'WrongAnswer';
  }
}

export function check(step: string, actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) throw new WrongAnswer(step, expected, actual);
}
