import type { Readable } from 'node:stream';
import { DomainError } from '@ducha/contracts';

/** The disk, the quota or the volume takes nothing more; nothing is wrong with the file or the platform. */
const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** The folder is not there, not ours, mounted read-only, or its volume does not answer. */
const unavailableCodes = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EIO', 'ESTALE', 'ENXIO']);

/** A failure to store as the refusal people are told where the storage is full or cannot be written; any other as it is. */
export function refusalOfStorage(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  if (fullCodes.has(code)) return new DomainError('STORAGE_FULL', 'tracking.attachment.storage-full');
  return unavailableCodes.has(code)
    ? new DomainError('STORAGE_UNAVAILABLE', 'tracking.attachment.storage-unavailable')
    : error;
}

/** `<day of the upload>/<id of the attachment>`. */
export const storageKeyOf = (uploadedAt: Date, id: string): string => `${uploadedAt.toISOString().slice(0, 10)}/${id}`;

/** Where the bytes of attachments lie. Drivers keep what was put until it is removed, also over a crash. */
export abstract class EvidenceStore {
  /**
   * Durable when it answers; the same key again replaces the content.
   * @throws DomainError STORAGE_FULL where there is no space left, STORAGE_UNAVAILABLE where it cannot be written
   */
  abstract put(key: string, content: Buffer): Promise<void>;
  /** @throws where nothing could be put, saying why */
  abstract assertWritable(): Promise<void>;
  /** Null where there is nothing under the key. */
  abstract read(key: string): Promise<Readable | null>;
  /** Removing what is not there is no error. */
  abstract remove(key: string): Promise<void>;
  /** What was put on a day (`yyyy-mm-dd`, UTC), with the time it was stored. */
  abstract listDay(day: string): Promise<{ key: string; storedAt: Date }[]>;
}
