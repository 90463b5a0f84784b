import type { Refusal } from '../store/village-record.js';

/** What the try to send something came to. */
export type Answer =
  | { kind: 'DONE'; id: string | null }
  /** Nobody answered: no network, or the connection broke on the way. */
  | { kind: 'SILENT' }
  /** The sign-in has ended. */
  | { kind: 'SIGN_IN' }
  /** Somebody answered, but not about this record: the server has trouble, or a network's own page stood in between. */
  | { kind: 'TROUBLE' }
  | { kind: 'REFUSED'; refusal: Refusal; rule: string };

export interface Problem {
  status: number;
  sentence: string;
  rule?: string | undefined;
}

/** A refusal is only what our services say with a rule; everything else is tried again. */
export function answerTo({ status, sentence, rule }: Problem): Answer {
  if (status === 0) return { kind: 'SILENT' };
  if (status === 401) return { kind: 'SIGN_IN' };
  if (status >= 500 || status === 408 || status === 429 || rule === undefined) return { kind: 'TROUBLE' };
  return { kind: 'REFUSED', refusal: { status, sentence }, rule };
}
