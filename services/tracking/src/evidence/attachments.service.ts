import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { AttachmentView } from '@ducha/contracts';
import { attachmentLimitBytes, DomainError } from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import { CommandTransaction } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { AssignmentAccess, readable } from '../assignments/assignment-access.js';
import { AssignmentStore } from '../assignments/assignment-store.js';
import { isClosed } from '../domain/assignment.js';
import { AttachmentEntity } from './attachment.entity.js';
import { attachmentView } from './attachment.view.js';
import { contentTypeOf } from './content-type.js';
import { EvidenceStore, storageKeyOf } from './evidence-store.js';
import { safeName } from './file-name.js';

/** A file as it came, before anything about it is believed. */
export interface Upload {
  assignmentId: string;
  content: unknown;
  name: string | null;
}

const refused = (rule: string, field: string, params: Record<string, number> = {}) =>
  new DomainError('RULE_VIOLATED', rule, params, field);

/** Files handed in with a report: stored first, then written down, and tied to the report when that is given. */
@Injectable()
export class AttachmentsService {
  private readonly logger = new Logger(AttachmentsService.name);

  constructor(
    private readonly transaction: CommandTransaction,
    private readonly dataSource: DataSource,
    private readonly assignments: AssignmentStore,
    private readonly access: AssignmentAccess,
    private readonly evidence: EvidenceStore,
  ) {}

  /**
   * The bytes are stored before the row is committed, so that no row is ever without its file; a file without a row is swept.
   * @throws DomainError where the caller does not handle the assignment, it is closed, or the file is none that is taken
   */
  async upload({ assignmentId, content, name }: Upload, caller: Caller): Promise<AttachmentView> {
    const id = uuidV7();
    let storedKey: string | null = null;
    try {
      return await this.transaction.run(async (tx) => {
        await this.admit(tx, assignmentId, caller);
        const values = { ...(await accepted(content, name)), storageKey: storageKeyOf(tx.now, id) };
        await this.evidence.put(values.storageKey, content as Buffer);
        storedKey = values.storageKey;
        const row = {
          ...values,
          id,
          assignmentId,
          entryId: null,
          position: null,
          uploadedByPersonId: caller.personId,
          uploadedByUnitId: caller.actingUnitId,
          uploadedAt: tx.now,
        } satisfies AttachmentEntity;
        await tx.manager.insert(AttachmentEntity, row);
        return attachmentView(row);
      });
    } catch (error) {
      if (storedKey) await this.forget(storedKey);
      throw error;
    }
  }

  /** @throws DomainError NOT_FOUND where there is none, or none in the caller's jurisdiction */
  async open(id: string, caller: Caller): Promise<{ attachment: AttachmentEntity; content: Readable }> {
    const notFound = () => new DomainError('NOT_FOUND', 'tracking.attachment.not-found');
    const isReadable = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM attachment t JOIN assignment a ON a.id = t.assignment_id JOIN item_header h ON h.id = a.item_id
        WHERE t.id = $3 AND ${readable('$1', '$2')}`,
      [caller.actingUnitPath, caller.actingUnitId, id],
    );
    const attachment = isReadable.length > 0 && (await this.dataSource.manager.findOneBy(AttachmentEntity, { id }));
    if (!attachment) throw notFound();
    const content = await this.evidence.read(attachment.storageKey);
    if (content) return { attachment, content };
    this.logger.error({ msg: 'the file of an attachment is missing', id, storageKey: attachment.storageKey });
    throw notFound();
  }

  /**
   * Ties uploaded files to a report, in the order given. To be called in the transaction that writes the report.
   * @throws DomainError where one is of another assignment or person, belongs to a report already, or is gone
   */
  async claim(tx: Tx, report: { assignmentId: string; entryId: string; personId: string }, ids: string[]) {
    if (ids.length === 0) return;
    const [claimed] = await tx.manager.query<[unknown[], number]>(
      `UPDATE attachment t SET entry_id = $1, position = given.position
         FROM unnest($2::uuid[]) WITH ORDINALITY AS given (id, position)
        WHERE t.id = given.id AND t.assignment_id = $3 AND t.uploaded_by_person_id = $4 AND t.entry_id IS NULL
        RETURNING t.id`,
      [report.entryId, ids, report.assignmentId, report.personId],
    );
    if (claimed.length !== ids.length) throw refused('tracking.attachment.not-available', 'attachmentIds');
  }

  private async admit(tx: Tx, assignmentId: string, caller: Caller): Promise<void> {
    const record = await this.assignments.find(tx.manager, assignmentId);
    const admitted = await this.access.assert(tx.manager, caller, record, 'HANDLING');
    if (isClosed(admitted)) throw new DomainError('STATE_CONFLICT', 'tracking.attachment.assignment-closed');
  }

  private async forget(key: string): Promise<void> {
    // What cannot be removed now is an orphan, and the sweep finds it.
    await this.evidence.remove(key).catch((error: unknown) => {
      this.logger.warn({ msg: 'a file without a row was left behind', key, error: String(error) });
    });
  }
}

async function accepted(content: unknown, name: string | null) {
  if (!Buffer.isBuffer(content) || content.length === 0) throw refused('tracking.attachment.empty', 'body');
  if (content.length > attachmentLimitBytes)
    throw refused('tracking.attachment.too-large', 'body', { megabytes: attachmentLimitBytes / 1024 / 1024 });
  if (!name) throw refused('tracking.attachment.name-missing', 'x-file-name');
  const contentType = await contentTypeOf(content, name);
  if (!contentType) throw refused('tracking.attachment.type-not-taken', 'body');
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name: safeName(name, contentType), size: content.length, contentType, sha256 };
}
