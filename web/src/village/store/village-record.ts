import type { Feedback } from '../feedback/feedback.js';

/** Last segment of the command's address. */
export type RecordKind = 'acknowledge' | 'decline' | 'progress' | 'input' | 'submit';

/** 未上传, 上传中, 已上传, 被拒绝. */
export type RecordState = 'WAITING' | 'SENDING' | 'SENT' | 'REFUSED';

export interface RecordPhoto {
  /** Of its bytes in the photo table. */
  id: string;
  /** `Idempotency-Key` of its upload. */
  key: string;
  name: string;
  /** Set once the server has it. */
  attachmentId: string | null;
}

export interface Refusal {
  /**
   * HTTP status: what the person can do about it depends on it. 0: the phone itself, because nobody can tell any more whether an earlier
   * try has arrived.
   */
  status: number;
  /** The rule in the server's words. */
  sentence: string;
}

/** One command as it was written on the phone. Body and key stay as they are until they are corrected: they are what makes a repeat a repeat. */
export interface VillageRecord {
  /** Ascending in the order of writing. */
  id: number;
  ownerId: string;
  ownerName: string;
  postId: string;
  assignmentId: string;
  itemTitle: string;
  unit: { id: string; shortName: string };
  /** Written by the township for its village (代录). */
  isProxy: boolean;
  kind: RecordKind;
  body: Readonly<Record<string, unknown>>;
  /** What the form held, so that a refused record can be corrected; null where there was no form. */
  feedback: Feedback | null;
  photos: RecordPhoto[];
  /** `Idempotency-Key` of the command. */
  key: string;
  state: RecordState;
  /** How often sending was begun. */
  attempts: number;
  /** When that was first done under the present key; null before. */
  triedAt: string | null;
  /** Not sent before this instant (milliseconds): until then it can be taken back. */
  heldUntil: number;
  refusal: Refusal | null;
  writtenAt: string;
  sentAt: string | null;
}

export type NewRecord = Pick<
  VillageRecord,
  | 'ownerId'
  | 'ownerName'
  | 'postId'
  | 'assignmentId'
  | 'itemTitle'
  | 'unit'
  | 'isProxy'
  | 'kind'
  | 'body'
  | 'feedback'
  | 'heldUntil'
>;

/** A photo as taken: compressed, without the place it was taken at. */
export interface NewPhoto {
  name: string;
  bytes: ArrayBuffer;
}
