import type { VillageDb } from './village-db.js';
import type { NewPhoto, NewRecord, RecordPhoto, VillageRecord } from './village-record.js';

/** What a correction may change. */
export type Correction = Pick<VillageRecord, 'kind' | 'body' | 'feedback'>;

/** The queue on this phone. Every change is one transaction, so that two tabs never undo each other's. */
export class Records {
  constructor(
    private readonly db: VillageDb,
    private readonly newKey: () => string,
    private readonly now: () => Date,
  ) {}

  /** Of one person, in the order of writing. */
  of(ownerId: string): Promise<VillageRecord[]> {
    return this.db.getAllFromIndex('record', 'owner', ownerId);
  }

  get(id: number): Promise<VillageRecord | undefined> {
    return this.db.get('record', id);
  }

  photoBytes(photo: RecordPhoto): Promise<ArrayBuffer | undefined> {
    return this.db.get('photo', photo.id);
  }

  /**
   * Record, photos and the end of the draft it was written from, together or not at all.
   * @throws DOMException QuotaExceededError where the phone is full
   */
  async write(record: NewRecord, photos: readonly NewPhoto[] = []): Promise<void> {
    const stored: Omit<VillageRecord, 'id'> = {
      ...record,
      photos: photos.map(({ name }) => this.photoOf(name)),
      key: this.newKey(),
      state: 'WAITING',
      attempts: 0,
      triedAt: null,
      refusal: null,
      writtenAt: this.now().toISOString(),
      sentAt: null,
    };
    const tx = this.db.transaction(['record', 'photo', 'draft'], 'readwrite');
    await Promise.all([
      // The table numbers its rows itself.
      tx.objectStore('record').add(stored as VillageRecord),
      ...stored.photos.map(({ id }, index) => tx.objectStore('photo').put(photos[index]!.bytes, id)),
      ...(record.feedback ? [tx.objectStore('draft').delete([record.ownerId, record.assignmentId])] : []),
      tx.done,
    ]);
  }

  /** A refused or not yet sent record written anew: it keeps its place and gets a new key, for it is another command now. */
  async correct(id: number, correction: Correction, photos: readonly NewPhoto[]): Promise<void> {
    const tx = this.db.transaction(['record', 'photo', 'draft'], 'readwrite');
    const records = tx.objectStore('record');
    const before = await records.get(id);
    if (!before || !isChangeable(before)) return tx.done;
    const taken = photos.map(({ name }) => this.photoOf(name));
    await Promise.all([
      ...before.photos.map((photo) => tx.objectStore('photo').delete(photo.id)),
      ...taken.map((photo, index) => tx.objectStore('photo').put(photos[index]!.bytes, photo.id)),
      records.put({
        ...before,
        ...correction,
        photos: taken,
        key: this.newKey(),
        state: 'WAITING',
        attempts: 0,
        triedAt: null,
        refusal: null,
      }),
      tx.objectStore('draft').delete([before.ownerId, before.assignmentId]),
      tx.done,
    ]);
  }

  async change(id: number, change: Partial<VillageRecord>): Promise<void> {
    const tx = this.db.transaction('record', 'readwrite');
    const before = await tx.store.get(id);
    if (before) await tx.store.put({ ...before, ...change });
    await tx.done;
  }

  /** Begins to send it, unless it was taken back or corrected meanwhile. */
  async claim({ id, key }: Pick<VillageRecord, 'id' | 'key'>): Promise<VillageRecord | null> {
    const tx = this.db.transaction('record', 'readwrite');
    const before = await tx.store.get(id);
    const isStill = before?.key === key && before.state === 'WAITING';
    const claimed = isStill
      ? {
          ...before,
          state: 'SENDING' as const,
          attempts: before.attempts + 1,
          triedAt: before.triedAt ?? this.now().toISOString(),
        }
      : null;
    if (claimed) await tx.store.put(claimed);
    await tx.done;
    return claimed;
  }

  /** It has arrived: its photos are no longer needed here. */
  async settle({ id, photos }: VillageRecord): Promise<void> {
    const tx = this.db.transaction(['record', 'photo'], 'readwrite');
    const before = await tx.objectStore('record').get(id);
    await Promise.all([
      ...(before
        ? [tx.objectStore('record').put({ ...before, state: 'SENT', refusal: null, sentAt: this.now().toISOString() })]
        : []),
      ...photos.map((photo) => tx.objectStore('photo').delete(photo.id)),
      tx.done,
    ]);
  }

  /** What was being sent when its page ended: nobody knows whether it arrived, and the same key finds out. */
  async releaseInterrupted(ownerId: string): Promise<void> {
    for (const { id, state } of await this.of(ownerId))
      if (state === 'SENDING') await this.change(id, { state: 'WAITING' });
  }

  /** Photos the server has forgotten are sent again, as new uploads. */
  renewPhotos(record: VillageRecord): Promise<void> {
    const photos = record.photos.map((photo) => ({ ...photo, key: this.newKey(), attachmentId: null }));
    return this.change(record.id, { photos, state: 'WAITING', key: this.newKey(), triedAt: null });
  }

  /** Takes back what has surely not been carried out; answers whether it could. */
  async takeBack(id: number): Promise<boolean> {
    const tx = this.db.transaction(['record', 'photo'], 'readwrite');
    const before = await tx.objectStore('record').get(id);
    const isRemoved = before !== undefined && isChangeable(before);
    if (isRemoved) {
      await tx.objectStore('record').delete(id);
      for (const photo of before.photos) await tx.objectStore('photo').delete(photo.id);
    }
    await tx.done;
    return isRemoved;
  }

  /** Forgets what arrived before this instant. */
  async forgetSent(ownerId: string, before: string): Promise<void> {
    const old = (await this.of(ownerId)).filter(({ sentAt }) => sentAt !== null && sentAt < before);
    for (const { id } of old) await this.db.delete('record', id);
  }

  private photoOf(name: string): RecordPhoto {
    return { id: this.newKey(), key: this.newKey(), name, attachmentId: null };
  }
}

/** Refused, or never begun: then it was surely not carried out. After a try without answer only sending it again tells. */
export const isChangeable = ({ state, attempts }: VillageRecord): boolean =>
  state === 'REFUSED' || (state === 'WAITING' && attempts === 0);
