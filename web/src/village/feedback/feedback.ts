import type { AssignmentRole } from '@ducha/contracts';
import type { NewPhoto, RecordKind } from '../store/village-record.js';

export type Outcome = 'NOT_STARTED' | 'UNDER_WAY' | 'DONE';

/** The one form: done or not, how far, what stands in the way, whose help is needed. */
export interface Feedback {
  outcome: Outcome | null;
  /** Only of UNDER_WAY. */
  percent: number;
  text: string;
  hasTrouble: boolean;
  blockedBy: string;
  needsHelpOf: string;
  /** Of a completion: 主要负责人签发, 或加盖公章. */
  signature: 'PRINCIPAL_LEADER' | 'OFFICIAL_SEAL' | null;
  signer: string;
}

/** What was typed and taken but not handed in; kept at every change. */
export interface FeedbackDraft {
  feedback: Feedback;
  photos: NewPhoto[];
  /** The refused record that is being corrected. */
  correctsId: number | null;
}

/** Characters. Facts, not prose: enough for three sentences. */
export const textLimit = 300;
export const troubleLimit = 200;
export const nameLimit = 50;
export const photoLimit = 3;
export const percents = [25, 50, 75, 90] as const;

export const emptyFeedback = (percent: number | null): Feedback => ({
  outcome: null,
  percent: percents.find((step) => step >= (percent ?? 0)) ?? 90,
  text: '',
  hasTrouble: false,
  blockedBy: '',
  needsHelpOf: '',
  signature: null,
  signer: '',
});

export type FeedbackField = 'outcome' | 'text' | 'blockedBy' | 'signature' | 'signer';

/** What is still missing, in the order of the form. */
export function missingIn(feedback: Feedback, role: AssignmentRole): FeedbackField[] {
  const isCompletion = feedback.outcome === 'DONE' && role === 'LEAD';
  const missing: [FeedbackField, boolean][] = [
    ['outcome', feedback.outcome === null],
    ['text', feedback.text.trim() === ''],
    ['blockedBy', feedback.outcome !== 'DONE' && feedback.hasTrouble && feedback.blockedBy.trim() === ''],
    ['signature', isCompletion && feedback.signature === null],
    ['signer', isCompletion && feedback.signature === 'PRINCIPAL_LEADER' && feedback.signer.trim() === ''],
  ];
  return missing.filter(([, isMissing]) => isMissing).map(([field]) => field);
}

/**
 * The command a feedback becomes. Done is a completion report, which is reviewed; a support unit gives its input instead.
 * @param blockersOf words for what stands in the way and whose help is needed
 */
export function commandOf(
  feedback: Feedback,
  role: AssignmentRole,
  blockersOf: (blockedBy: string, needsHelpOf: string) => string,
): { kind: RecordKind; body: Record<string, unknown> } {
  const text = feedback.text.trim();
  const signer = feedback.signer.trim();
  if (feedback.outcome === 'DONE' && role === 'SUPPORT') return { kind: 'input', body: { text } };
  if (feedback.outcome === 'DONE') {
    const signedBy =
      feedback.signature === 'PRINCIPAL_LEADER'
        ? { kind: 'PRINCIPAL_LEADER', name: signer }
        : { kind: 'OFFICIAL_SEAL' };
    return { kind: 'submit', body: { text, signedBy } };
  }
  const percent = feedback.outcome === 'UNDER_WAY' ? feedback.percent : 0;
  const blockers = feedback.hasTrouble
    ? { blockers: blockersOf(feedback.blockedBy.trim(), feedback.needsHelpOf.trim()) }
    : {};
  return { kind: 'progress', body: { text, percent, ...blockers } };
}
