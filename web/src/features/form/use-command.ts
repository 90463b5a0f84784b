import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, newIdempotencyKey } from '../../app/http.js';

export interface Command<I, T> {
  /** The answer, or null where it was refused or did not come. */
  run: (input: I) => Promise<T | null>;
  isSending: boolean;
  problem: ApiProblem | null;
  /** What to tell the person about the last try. */
  sentence: string | null;
  clear: () => void;
}

/**
 * One command of a person. Its idempotency key is made with the form and kept until an answer comes, so that trying
 * again after a silence does nothing twice.
 */
export function useCommand<I, T>(send: (input: I, idempotencyKey: string) => Promise<T>): Command<I, T> {
  const { t } = useTranslation();
  const key = useRef(newIdempotencyKey());
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const run = async (input: I): Promise<T | null> => {
    setSending(true);
    setProblem(null);
    try {
      const answer = await send(input, key.current);
      key.current = newIdempotencyKey();
      return answer;
    } catch (error) {
      const refusal = error instanceof ApiProblem ? error : new ApiProblem(0, '', '');
      setProblem(refusal);
      if (refusal.status >= 400 && refusal.status < 500 && refusal.status !== 401) key.current = newIdempotencyKey();
      return null;
    } finally {
      setSending(false);
    }
  };
  const sentence = problem && (problem.status === 0 ? t('form.silence') : problem.sentence || t('form.trouble'));
  return { run, isSending, problem, sentence, clear: () => setProblem(null) };
}

/** The sentences of a refusal by the path of their field, `leads.0.unitId`, however the service wrote the index. */
export function sentencesByField(problem: ApiProblem | null): Map<string, string> {
  return new Map((problem?.errors ?? []).map(({ field, message }) => [field.replace(/\[(\d+)\]/g, '.$1'), message]));
}
