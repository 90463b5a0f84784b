import type { Records } from '../store/records.js';
import type { RecordPhoto, VillageRecord } from '../store/village-record.js';
import type { Answer } from './answer.js';
import { nextRecord } from './next-record.js';
import type { SendingLock } from './sending-lock.js';

/** Carries one thing to the server, under the key it was given when it was written. */
export interface Courier {
  upload(record: VillageRecord, photo: RecordPhoto, bytes: ArrayBuffer): Promise<Answer>;
  give(record: VillageRecord, attachmentIds: string[]): Promise<Answer>;
}

/** Why a pass ended. BUSY: another tab is sending. */
export type PassEnd = 'EMPTY' | 'BUSY' | Exclude<Answer['kind'], 'DONE' | 'REFUSED'>;

/** Services keep the receipts that make a repeat a repeat for 30 days; well before that the phone stops to repeat. */
const receiptsMs = 25 * 86_400_000;

const photosGone = 'tracking.attachment.not-available';

interface SenderParts {
  records: Records;
  courier: Courier;
  lock: SendingLock;
  /** Who is signed in on this page now. */
  signedInPersonId: () => string | null;
  now: () => number;
  /** Something about a record has changed. */
  onChange: () => void;
}

/** Sends what waits: in order per assignment, one at a time, as the person who wrote it and as nobody else. */
export class Sender {
  constructor(private readonly parts: SenderParts) {}

  async pass(ownerId: string): Promise<PassEnd> {
    const end = await this.parts.lock.hold(async () => {
      await this.parts.records.releaseInterrupted(ownerId);
      return this.sendAll(ownerId);
    });
    this.parts.onChange();
    return end ?? 'BUSY';
  }

  private async sendAll(ownerId: string): Promise<PassEnd> {
    const { records, signedInPersonId, now, onChange } = this.parts;
    const passedOver = new Set<string>();
    for (;;) {
      if (signedInPersonId() !== ownerId) return 'SIGN_IN';
      const next = nextRecord(await records.of(ownerId), passedOver, now());
      if (!next) return passedOver.size > 0 ? 'TROUBLE' : 'EMPTY';
      if (next.triedAt !== null && now() - Date.parse(next.triedAt) > receiptsMs) {
        await records.change(next.id, { state: 'REFUSED', refusal: { status: 0, sentence: '' } });
        continue;
      }
      const claimed = await records.claim(next);
      if (!claimed) continue;
      onChange();
      const { kind } = await this.send(claimed);
      onChange();
      if (kind === 'SILENT' || kind === 'SIGN_IN') return kind;
      if (kind === 'TROUBLE') passedOver.add(claimed.assignmentId);
    }
  }

  /** Photos first: the record names them. Each is remembered as it arrives, so that a broken connection costs one photo at most. */
  private async send(record: VillageRecord): Promise<Answer> {
    const { records, courier } = this.parts;
    const attachmentIds: string[] = [];
    const photos = [...record.photos];
    for (const [index, photo] of photos.entries()) {
      const answer: Answer = photo.attachmentId
        ? { kind: 'DONE', id: photo.attachmentId }
        : await this.upload(record, photo);
      if (answer.kind !== 'DONE') return this.settle(record, answer);
      if (answer.id === null) continue;
      attachmentIds.push(answer.id);
      photos[index] = { ...photo, attachmentId: answer.id };
      await records.change(record.id, { photos });
    }
    return this.settle(record, await courier.give(record, attachmentIds));
  }

  private async upload(record: VillageRecord, photo: RecordPhoto): Promise<Answer> {
    const bytes = await this.parts.records.photoBytes(photo);
    return bytes ? this.parts.courier.upload(record, photo, bytes) : { kind: 'DONE', id: null };
  }

  private async settle(record: VillageRecord, answer: Answer): Promise<Answer> {
    const { records } = this.parts;
    switch (answer.kind) {
      case 'DONE':
        await records.settle(record);
        break;
      case 'REFUSED':
        // The server keeps photos without a report for days, not for ever. Those of this very try are not sent again.
        if (answer.rule === photosGone && record.photos.some(({ attachmentId }) => attachmentId)) {
          await records.renewPhotos(record);
          return { kind: 'DONE', id: null };
        }
        await records.change(record.id, { state: 'REFUSED', refusal: answer.refusal });
        break;
      case 'SILENT':
      case 'SIGN_IN':
      case 'TROUBLE':
        await records.change(record.id, { state: 'WAITING' });
        break;
      default:
        return answer satisfies never;
    }
    return answer;
  }
}
