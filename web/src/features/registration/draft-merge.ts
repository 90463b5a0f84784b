import { draftFields, type DraftField, type DraftInput } from './draft.js';

export interface Merge {
  /** What both agree on: the other's changes, then mine; of a contested field mine. */
  input: DraftInput;
  /** Fields only the other changed. */
  adopted: DraftField[];
  /** Fields both changed, to different texts: the person decides. */
  contested: DraftField[];
}

/** Brings together what two people made of the same draft. `base` is what both had read. */
export function mergeDrafts(base: DraftInput, mine: DraftInput, theirs: DraftInput): Merge {
  const input = { ...mine };
  const adopted: DraftField[] = [];
  const contested: DraftField[] = [];
  const take = <F extends DraftField>(field: F) => {
    input[field] = theirs[field];
  };
  for (const field of draftFields) {
    const [before, here, there] = [base[field].trim(), mine[field].trim(), theirs[field].trim()];
    if (here === there || there === before) continue;
    if (here === before) {
      take(field);
      adopted.push(field);
    } else contested.push(field);
  }
  return { input, adopted, contested };
}
