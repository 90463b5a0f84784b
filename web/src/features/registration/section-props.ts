import type { DraftField, DraftInput } from './draft.js';

/** What each section of the draft gets: the texts so far, how to change them, and what the server refuses. */
export interface SectionProps {
  input: DraftInput;
  change: (change: Partial<DraftInput>) => void;
  /** The sentence of the server's refusal for a field. */
  errorOf: (field: DraftField) => string | undefined;
}
