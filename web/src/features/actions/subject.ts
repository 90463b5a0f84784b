import { createContext, use } from 'react';
import type { TimelineEntry } from '../timeline/timeline-entry.js';

/** The record the forms of a page act on, as last read. */
export interface ActionSubject {
  /** Under `/api`: `/tracking/assignments/<id>`. */
  path: string;
  version: number;
  allowedActions: readonly string[];
  /** What happened to it, oldest first; says who changed the record while a form was open. */
  history: readonly TimelineEntry[];
  /** A command was carried out; the answer is the record as it is now. */
  onDone: (action: string, answer: { version: number }) => void;
  /** Reads the record again after the service found it changed. */
  reread: () => void;
}

export const SubjectContext = createContext<ActionSubject | null>(null);

export function useSubject(): ActionSubject {
  const subject = use(SubjectContext);
  if (!subject) throw new Error('an action form outside the page of its record');
  return subject;
}
