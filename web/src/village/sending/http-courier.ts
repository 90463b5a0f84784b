import type { AttachmentView } from '@ducha/contracts';
import { ApiProblem, apiCommand, apiUpload, type Sending } from '../../app/http.js';
import type { VillageRecord } from '../store/village-record.js';
import { answerTo, type Answer } from './answer.js';
import type { Courier } from './sender.js';

/** Milliseconds without an end after which a weak connection counts as none. */
const patience = { command: 45_000, photo: 180_000 };

async function attempt<T>(
  { postId }: VillageRecord,
  timeout: number,
  work: (sending: Sending) => Promise<T>,
  idOf: (answer: T) => string | null,
): Promise<Answer> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeout);
  try {
    return { kind: 'DONE', id: idOf(await work({ postId, signal: controller.signal })) };
  } catch (error) {
    if (error instanceof ApiProblem) return answerTo(error);
    // Given up, or an answer that broke off in the middle.
    return { kind: 'SILENT' };
  } finally {
    clearTimeout(timer);
  }
}

const addressOf = ({ assignmentId }: VillageRecord) => `/tracking/assignments/${assignmentId}`;

export const httpCourier: Courier = {
  upload: (record, { name, key }, bytes) =>
    attempt(
      record,
      patience.photo,
      (sending) => {
        const file = new File([bytes], name, { type: 'image/jpeg' });
        return apiUpload<AttachmentView>(`${addressOf(record)}/attachments`, file, key, sending);
      },
      ({ id }) => id,
    ),
  give: (record, attachmentIds) =>
    attempt(
      record,
      patience.command,
      (sending) =>
        apiCommand<unknown>({
          method: 'POST',
          path: `${addressOf(record)}/${record.kind}`,
          body: attachmentIds.length > 0 ? { ...record.body, attachmentIds } : record.body,
          idempotencyKey: record.key,
          sending,
        }),
      () => null,
    ),
};
