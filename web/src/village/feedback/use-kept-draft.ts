import { useCallback, useEffect, useRef, useState } from 'react';
import { useVillage } from '../use-village.js';
import type { FeedbackDraft } from './feedback.js';

/** Milliseconds without a change after which the draft is written down. */
const pause = 400;

/** What is typed, kept on the phone as it is typed: a reload, a call, an empty battery find it again. */
export function useKeptDraft(
  [personId, assignmentId]: [personId: string, assignmentId: string],
  initial: FeedbackDraft,
) {
  const { db } = useVillage();
  const [draft, setDraft] = useState(initial);
  const unsaved = useRef<FeedbackDraft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    const latest = unsaved.current;
    unsaved.current = null;
    // A full phone must not stop anybody from typing.
    if (latest) void db.put('draft', latest, [personId, assignmentId]).catch(() => undefined);
  }, [db, personId, assignmentId]);

  const change = useCallback(
    (next: (before: FeedbackDraft) => FeedbackDraft) =>
      setDraft((before) => {
        const after = next(before);
        unsaved.current = after;
        clearTimeout(timer.current);
        timer.current = setTimeout(save, pause);
        return after;
      }),
    [save],
  );

  /** It was handed in: the queue has it now. */
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    unsaved.current = null;
  }, []);

  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') save();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      save();
    };
  }, [save]);

  return { draft, change, forget };
}
