import type { Readable } from 'node:stream';

/** `<day of the upload>/<id of the attachment>`. */
export const storageKeyOf = (uploadedAt: Date, id: string): string => `${uploadedAt.toISOString().slice(0, 10)}/${id}`;

/** Where the bytes of attachments lie. Drivers keep what was put until it is removed, also over a crash. */
export abstract class EvidenceStore {
  /** Durable when it answers; the same key again replaces the content. */
  abstract put(key: string, content: Buffer): Promise<void>;
  /** Null where there is nothing under the key. */
  abstract read(key: string): Promise<Readable | null>;
  /** Removing what is not there is no error. */
  abstract remove(key: string): Promise<void>;
  /** What was put on a day (`yyyy-mm-dd`, UTC), with the time it was stored. */
  abstract listDay(day: string): Promise<{ key: string; storedAt: Date }[]>;
}
